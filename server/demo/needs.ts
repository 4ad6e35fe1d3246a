import { creditNeedInput } from '../../shared/schemas/creditNeed.ts';
import type { ConsentDocument, CreditNeedDocument } from '../features/creditNeeds/index.ts';
import type { ReceivableDocument } from '../features/receivables/index.ts';
import { idFor, type Calendar } from './calendar.ts';
import type { City } from './organisations.ts';

const wan = (amount: number): number => amount * 1_000_000;

/** What the demo's supplier wants financed: one need that is open, its bank let in; and one still being written. */
export function buildNeeds(
  calendar: Calendar,
  { parties }: City,
  receivables: readonly ReceivableDocument[],
) {
  const firm = parties.get('sme')!;
  const owed = receivables.find(
    ({ supplierId, state }) => state === 'confirmed' && String(supplierId) === String(firm.id),
  );
  const year = Number(calendar.day(0).slice(0, 4)) - 1;
  const figures = {
    year,
    ...{ revenueFen: wan(12_600), profitFen: wan(870), taxPaidFen: wan(520), taxGrade: 'A' as const },
  };
  const openedAt = calendar.at(3, 10, 20);
  const need = (
    key: string,
    status: CreditNeedDocument['status'],
    content: Parameters<typeof creditNeedInput.parse>[0],
  ): CreditNeedDocument => {
    const at = status === 'open' ? openedAt : calendar.at(1, 15, 5);
    return {
      _id: idFor(`credit need ${key}`, at),
      organisationId: firm.id,
      ...{ status, content: creditNeedInput.parse(content), documents: [] },
      openedAt: status === 'open' ? openedAt : null,
      ...{ version: status === 'open' ? 1 : 0, createdAt: at, updatedAt: at },
    };
  };
  const materials = need('materials', 'open', {
    kinds: ['credit', 'factoring', 'orderFinancing', 'mortgage', 'ipPledge'],
    amountFen: wan(300),
    ...{ purpose: 'materials', purposeNote: '为电驱壳体订单备铝锭 ADC12，约两个月用量。' },
    ...{ termMonths: 6, neededBy: calendar.day(30), highestAnnualBp: 500 },
    ...{ collateral: ['receivables', 'intellectualProperty'], figures },
    receivableIds: owed ? [String(owed._id)] : [],
    note: '已与链主签约，按月交付。',
  });
  const line = need('line', 'draft', {
    kinds: ['equipmentLease', 'mortgage', 'credit'],
    amountFen: wan(600),
    ...{ purpose: 'equipment', purposeNote: '新增一台 2800T 压铸岛及取件机器人。' },
    ...{ termMonths: 36, neededBy: calendar.day(75), collateral: ['equipment'] },
  });
  const grantedAt = calendar.at(3, 10, 50);
  const consent: ConsentDocument = {
    _id: idFor('consent materials', grantedAt),
    ...{ needId: materials._id, organisationId: firm.id, bankId: parties.get('bank')!.id },
    scopes: ['identity', 'contact', 'profile', 'figures', 'receivables', 'introductions'],
    until: calendar.day(60),
    ...{ grantedBy: firm.personId, grantedAt, withdrawnAt: null },
  };
  return { needs: [materials, line], consents: [consent] };
}
