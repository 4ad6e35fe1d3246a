import type { Demand } from '../../shared/schemas/demand.ts';
import type { IntroductionDetail } from '../../shared/schemas/introduction.ts';
import { Demand as DemandModel } from '../../server/features/demands/index.ts';
import { call } from './client.ts';
import { aMember, fresh, type Persona } from './factories.ts';

/** An open demand of a buyer, made the way a buyer makes it. */
export async function anOpenDemand(buyer: Persona, content: object = {}): Promise<Demand> {
  const made = await call<Demand>('POST /demands', {
    token: buyer.token,
    body: { title: `采购需求${fresh()}`, kind: 'product', specification: '铝合金压铸壳体', ...content },
  });
  const opened = await call<Demand>(`POST /demands/${made.body.id}/opening`, { token: buyer.token });
  if (opened.status !== 200) throw new Error(`demand not open: ${JSON.stringify(opened.body)}`);
  return opened.body;
}

/** An open demand straight into the database, for tests that need many. */
export async function aStoredDemand(buyer: Persona, over: object = {}): Promise<string> {
  const row = await DemandModel.create({
    organisationId: buyer.organisationId,
    status: 'open',
    openedAt: new Date(),
    content: {
      title: `采购需求${fresh()}`,
      kind: 'product',
      specification: '',
      materials: [],
      quantity: null,
      monthlyQuantity: null,
      budgetFen: null,
      deliverBy: null,
      openUntil: null,
      requiredCertificates: [],
      regions: [],
      regionRule: 'prefer',
      position: null,
      visibility: 'public',
      invited: [],
      anonymous: false,
      ...over,
    },
  });
  return String(row._id);
}

export interface Pair {
  buyer: Persona;
  supplier: Persona;
}

export const aPair = async (): Promise<Pair> => {
  const [buyer, supplier] = await Promise.all([aMember({ kind: 'anchor' }), aMember({ kind: 'sme' })]);
  return { buyer, supplier };
};

export const take = (by: Persona, id: string, step: string, body?: object) =>
  call<IntroductionDetail>(`POST /introductions/${id}/${step}`, { token: by.token, body });

/** Asks, as the supplier unless `firmId` names whom the buyer asks. */
export const ask = (by: Persona, demandId: string, firmId?: string) =>
  call<IntroductionDetail>('POST /introductions', {
    token: by.token,
    body: { demandId, ...(firmId ? { firmId } : {}), message: '希望认识一下' },
  });

/** An introduction the supplier asked for and the buyer accepted. */
export async function anAccepted(pair?: Pair, content: object = {}) {
  const both = pair ?? (await aPair());
  const demand = await anOpenDemand(both.buyer, content);
  const { body: asked } = await ask(both.supplier, demand.id);
  const { body: introduction } = await take(both.buyer, asked.id, 'acceptance');
  return { ...both, demand, introduction, conversationId: introduction.conversationId! };
}
