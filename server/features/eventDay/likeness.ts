import { Demand, type DemandDocument } from '../demands/index.ts';
import type { RegistrationDocument } from '../events/index.ts';
import { matchPairs } from '../matching/index.ts';

type Guest = Pick<RegistrationDocument, 'organisationId' | 'kind' | 'brings'>;

/** So many others are looked at for the demands they brought: each is a list of matches of its own. */
const MOST_DEMANDING = 20;
/** Reasons are not shown, so the language does not matter. */
const ANY = 'zh-CN';

const demandsOf = (guests: readonly Guest[]): Promise<DemandDocument[]> =>
  Demand.find({
    _id: { $in: guests.flatMap(({ brings }) => brings.demandIds) },
    status: 'open',
  }).lean<DemandDocument[]>();

/**
 * How well one and others match, of 100: the best of one's demands with the other firm, and of the other's with one.
 * For ranking alone; nothing of a demand is shown by it.
 */
export async function likeness(one: Guest, others: readonly Guest[]): Promise<(other: Guest) => number> {
  const firms = others.filter(({ kind }) => kind !== 'bank');
  if (one.kind === 'bank' || firms.length === 0) return () => 0;
  const [own, theirs] = await Promise.all([
    demandsOf([one]),
    demandsOf(firms.filter(({ brings }) => brings.demandIds.length > 0).slice(0, MOST_DEMANDING)),
  ]);
  const score = new Map<string, number>();
  const note = (id: string, points: number) => score.set(id, Math.max(score.get(id) ?? 0, points));
  const ids = firms.map(({ organisationId }) => String(organisationId));
  for (const { firmId, score: points } of await matchPairs(own, ids, ANY, 0)) note(firmId, points);
  const buyers = new Map<string, DemandDocument[]>();
  for (const demand of theirs) {
    const id = String(demand.organisationId);
    buyers.set(id, [...(buyers.get(id) ?? []), demand]);
  }
  for (const [id, demands] of buyers) {
    const [best] = await matchPairs(demands, [String(one.organisationId)], ANY, 0);
    if (best) note(id, best.score);
  }
  return ({ organisationId }) => score.get(String(organisationId)) ?? 0;
}
