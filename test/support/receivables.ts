import { Organisation } from '../../server/features/organisations/index.ts';
import type { ReceivableDetail } from '../../shared/schemas/receivable.ts';
import { call } from './client.ts';
import { aMember, fresh, type Persona } from './factories.ts';

/** A supplier and the anchor that owes it. */
export interface Owing {
  supplier: Persona;
  anchor: Persona;
}

export const anOwing = async (): Promise<Owing> => {
  const [supplier, anchor] = await Promise.all([aMember({ kind: 'sme' }), aMember({ kind: 'anchor' })]);
  return { supplier, anchor };
};

export const content = (change: object = {}) => ({
  contractNo: `HT-${fresh()}`,
  amountFen: 30_000_000,
  issuedOn: '2026-03-02',
  dueOn: '2099-06-30',
  ...change,
});

/** Uploads as the supplier, naming the anchor; or, with `as: 'anchor'`, the other way round. */
export const upload = (
  { supplier, anchor }: Owing,
  change: object = {},
  as: 'supplier' | 'anchor' = 'supplier',
) =>
  call<ReceivableDetail>('POST /receivables', {
    token: (as === 'supplier' ? supplier : anchor).token,
    body: {
      ...content(change),
      ...(as === 'supplier'
        ? { anchorId: anchor.organisationId }
        : { supplierId: supplier.organisationId, agreed: true }),
    },
  });

export const act = (by: Persona, id: string, step: string, body?: object) =>
  call<ReceivableDetail>(`POST /receivables/${id}/${step}`, { token: by.token, body });

export const confirm = (by: Persona, id: string) => act(by, id, 'confirmation', { agreed: true });

/** A confirmed receivable of a supplier, as both made it. */
export async function aConfirmed(owing: Owing, change: object = {}): Promise<ReceivableDetail> {
  const { body: made } = await upload(owing, change);
  const { body } = await confirm(owing.anchor, made.id);
  if (body.state !== 'confirmed') throw new Error(`not confirmed: ${JSON.stringify(body)}`);
  return body;
}

/** Has an organisation ask for two people to confirm. */
export const askForTwo = (anchor: Persona) =>
  Organisation.updateOne({ _id: anchor.organisationId }, { $set: { requireSecondConfirmer: true } });
