import { inLocale } from '../../../shared/locale.ts';
import type { Suggestion } from '../../../shared/schemas/wish.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { CreditNeed, matchesOfNeed } from '../creditNeeds/index.ts';
import { Demand, type DemandDocument } from '../demands/index.ts';
import { attendedEvent, type RegistrationDocument } from '../events/index.ts';
import { matchPairs } from '../matching/index.ts';
import { broughtDemands, namedNeeds, otherParties, presentParties, type Party } from './participants.ts';
import { wishesOf } from './service.ts';

const MOST_SUGGESTED = 10;
/** Points of 100 below which nobody is suggested. */
const LEAST_SCORE = 40;
/** What a product that fits counts, beside matches of 100 points; one that may fit, less. */
const FITS = 80;
const MAY_FIT = 60;

interface Found {
  organisationId: string;
  score: number;
  reasons: string[];
}

/** Firms for the demands one brings, and demands that others bring for what one can do. */
async function byDemands(
  actor: MemberActor,
  own: RegistrationDocument,
  parties: readonly Party[],
): Promise<Found[]> {
  if (actor.kind === 'bank') return [];
  const [asked, offered] = await Promise.all([
    Demand.find({
      _id: { $in: own.brings.demandIds },
      organisationId: actor.organisationId,
      status: 'open',
    }).lean<DemandDocument[]>(),
    broughtDemands(actor, parties),
  ]);
  const firmIds = parties
    .filter(({ registration }) => registration.kind !== 'bank')
    .map(({ organisation }) => String(organisation._id));
  const [makers, buyers] = await Promise.all([
    matchPairs(asked, firmIds, actor.locale, LEAST_SCORE),
    matchPairs(offered, [actor.organisationId], actor.locale, LEAST_SCORE),
  ]);
  const said = (title: string) =>
    inLocale({ zh: `贵方需求“${title}”`, en: `Your demand “${title}”` }, actor.locale);
  const theirs = (title: string) =>
    inLocale({ zh: `对方需求“${title}”`, en: `Their demand “${title}”` }, actor.locale);
  return [
    ...makers.map(({ firmId, demand, score, reasons }) => ({
      ...{ organisationId: firmId, score },
      reasons: [said(demand.content.title), ...reasons],
    })),
    ...buyers.map(({ demand, score, reasons }) => ({
      ...{ organisationId: String(demand.organisationId), score },
      reasons: [theirs(demand.content.title), ...reasons],
    })),
  ];
}

/** Banks whose products serve the needs one brings; for a bank, the firms whose needs its products serve, by consent. */
async function byFinance(
  actor: MemberActor,
  own: RegistrationDocument,
  parties: readonly Party[],
): Promise<Found[]> {
  const fit = (name: string, fits: boolean) =>
    inLocale(
      fits
        ? { zh: `产品“${name}”符合条件`, en: `The product “${name}” fits` }
        : { zh: `产品“${name}”可能适用`, en: `The product “${name}” may fit` },
      actor.locale,
    );
  if (actor.kind === 'bank') {
    return (await namedNeeds(actor, parties)).flatMap(({ need, products }) =>
      products.map((product) => ({
        organisationId: String(need.organisationId),
        score: product.fit === 'fits' ? FITS : MAY_FIT,
        reasons: [fit(product.name, product.fit === 'fits')],
      })),
    );
  }
  const banks = new Set(
    parties
      .filter(({ registration }) => registration.kind === 'bank')
      .map(({ organisation }) => String(organisation._id)),
  );
  if (banks.size === 0 || own.brings.needIds.length === 0) return [];
  const needs = await CreditNeed.find(
    { _id: { $in: own.brings.needIds }, organisationId: actor.organisationId, status: 'open' },
    { _id: 1 },
  ).lean();
  const matches = await Promise.all(needs.map(({ _id }) => matchesOfNeed(actor, String(_id))));
  return matches
    .flatMap(({ items }) => items)
    .filter((one) => one.fit !== 'near' && banks.has(one.bank.id))
    .map((one) => ({
      organisationId: one.bank.id,
      score: one.fit === 'fits' ? FITS : MAY_FIT,
      reasons: [fit(one.name, one.fit === 'fits')],
    }));
}

/** Whom one might meet: the best of those one said nothing about. What others said of oneself counts for nothing here. */
export async function suggest(actor: MemberActor, eventId: string): Promise<{ items: Suggestion[] }> {
  const { event, registration } = await attendedEvent(actor, eventId);
  const [all, wishes] = await Promise.all([otherParties(event, registration), wishesOf(registration._id)]);
  const said = new Set(wishes.map(({ to }) => String(to)));
  const parties = all.filter((one) => !said.has(String(one.registration._id)));
  const found = (
    await Promise.all([byDemands(actor, registration, parties), byFinance(actor, registration, parties)])
  ).flat();
  const best = new Map<string, Found>();
  for (const one of found) {
    const known = best.get(one.organisationId);
    if (!known || one.score > known.score) best.set(one.organisationId, one);
  }
  const chosen = parties
    .flatMap((party) => {
      const why = best.get(String(party.organisation._id));
      return why ? [{ party, why }] : [];
    })
    .sort((x, y) => y.why.score - x.why.score)
    .slice(0, MOST_SUGGESTED);
  const shown = await presentParties(
    actor,
    chosen.map(({ party }) => party),
  );
  return {
    items: shown.map((participant, i) => {
      const { score, reasons } = chosen[i]!.why;
      return { participant, score, reasons: reasons.slice(0, 4) };
    }),
  };
}
