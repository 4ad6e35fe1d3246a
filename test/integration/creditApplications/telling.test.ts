import { expect } from 'chai';
import type { AuditEntry } from '../../../shared/schemas/audit.ts';
import type { OwnFigures } from '../../../shared/schemas/creditFigures.ts';
import type { OfferedNeedDetail } from '../../../shared/schemas/creditNeed.ts';
import { Consent } from '../../../server/features/creditNeeds/index.ts';
import { aConfirmedReceivable } from '../../support/bills.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { anOpenNeed } from '../../support/samples/creditNeeds.ts';
import {
  accept,
  anOpenProduct,
  apply,
  offerContent,
  step,
} from '../../support/samples/creditApplications.ts';
import { must } from '../../support/samples/world.ts';

const trailOf = async (who: Persona, subjectId: string): Promise<AuditEntry[]> =>
  (await call<{ items: AuditEntry[] }>('GET /audit', { token: who.token, query: { subjectId } })).body.items;

describe('what a bank is told of an application that does not go on', () => {
  let firm: Persona;
  let anchor: Persona;
  let [bank, winner]: Persona[] = [];
  let products: string[];
  before(async () => {
    [firm, anchor, bank, winner] = await Promise.all([
      aMember({ kind: 'sme' }),
      aMember({ kind: 'anchor' }),
      aMember({ kind: 'bank' }),
      aMember({ kind: 'bank' }),
    ]);
    products = await Promise.all([anOpenProduct(bank!), anOpenProduct(winner!)]);
  });

  it('is the same whether the firm withdrew it or took another bank’s offer: figures and trail too', async () => {
    const first = await anOpenNeed(firm);
    const [withdrawn] = await apply(firm, first.id, [products[0]!]);
    await step(firm, withdrawn!.id, 'withdrawal', { reason: '' });
    const second = await anOpenNeed(firm);
    const [released, other] = await apply(firm, second.id, products);
    await accept(firm, await step(winner!, other!.id, 'offer', offerContent()));

    const figures = await must<OwnFigures>('GET /finance/own-figures', bank!);
    expect(figures.bank!.states).to.deep.equal({ withdrawn: 2 });
    const told = async (id: string) =>
      (await trailOf(bank!, id)).map(({ action, organisationId }) => ({ action, organisationId }));
    expect(await told(released!.id)).to.deep.equal(await told(withdrawn!.id));
  });

  it('names the firm nowhere once consent is over, and so not in the trail', async () => {
    const need = await anOpenNeed(firm);
    const [made] = await apply(firm, need.id, [products[0]!]);
    await step(bank!, made!.id, 'review', { note: '' });
    const consent = await Consent.findOne({ needId: need.id, withdrawnAt: null }).lean();
    await must('POST /credit-needs/:id/consents/:consentId/withdrawal', firm, {
      params: { id: need.id, consentId: String(consent!._id) },
    });
    const trail = await trailOf(bank!, made!.id);
    expect(trail.map(({ action }) => action)).to.include('creditApplication.reviewed');
    expect(JSON.stringify(trail)).to.not.include(firm.organisationId);
    // To the firm it is all there.
    expect((await trailOf(firm, made!.id)).map(({ action }) => action)).to.include.members([
      'creditApplication.submitted',
      'creditApplication.reviewed',
      'creditApplication.withdrawn',
    ]);
  });

  it('does not show that a receivable of the need was taken by another’s loan', async () => {
    const receivableId = await aConfirmedReceivable(anchor, firm, { amountFen: 60_000_000 });
    const need = await anOpenNeed(firm, { receivableIds: [receivableId] });
    const [, other] = await apply(firm, need.id, products);
    const offered = await step(winner!, other!.id, 'offer', offerContent());
    await accept(firm, offered);
    const seen = await must<OfferedNeedDetail>('GET /offered-needs/:id', bank!, { params: { id: need.id } });
    expect(seen.receivables!.map(({ state }) => state)).to.not.include('assigned');
    expect(JSON.stringify(seen)).to.not.include(receivableId);
    // The bank whose loan it is sees that it has it.
    const own = await must<{ firm: OfferedNeedDetail }>('GET /credit-applications/:id', winner!, {
      params: { id: other!.id },
    });
    expect(own.firm.receivables!.map(({ id, state }) => [id, state])).to.deep.equal([
      [receivableId, 'assigned'],
    ]);
  });
});
