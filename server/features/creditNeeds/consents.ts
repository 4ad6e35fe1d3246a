import mongoose from 'mongoose';
import { addDays } from '../../../shared/finance/businessDay.ts';
import { groupBy } from '../../../shared/groupBy.ts';
import { today } from '../../../shared/localTime.ts';
import type { ConsentInfo, ConsentInput, ConsentScope } from '../../../shared/schemas/creditNeed.ts';
import { namesIn, refOf, type Session, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Person } from '../identity/index.ts';
import { Organisation } from '../organisations/index.ts';
import { Consent, CreditNeed, type ConsentDocument, type CreditNeedDocument } from './model.ts';
import { ownNeed } from './policy.ts';

const { ObjectId } = mongoose.Types;
type Id = mongoose.Types.ObjectId | string;

/** The longest a consent may reach ahead: what is needed longer is asked for again. */
const MOST_DAYS = 366;

const isStanding = (row: ConsentDocument, day: string): boolean =>
  row.withdrawnAt === null && row.until >= day;

/**
 * What a bank may be given of a need's firm now, by consents to it alone and, where these reach it, by those to all;
 * [] where there is none.
 */
export type ScopesFor = (need: Id, bank: Id, reachedByAll: boolean) => ConsentScope[];

/**
 * The consents of some needs that stand now, to some banks and to all. Read from the database at each look and never
 * kept: what is withdrawn is gone with the next answer.
 */
export async function standingConsents(
  needIds: readonly Id[],
  bankIds: readonly Id[],
  session: Session | null = null,
): Promise<ScopesFor> {
  const rows = await Consent.find({
    needId: { $in: needIds },
    bankId: { $in: [...bankIds, null] },
    withdrawnAt: null,
    until: { $gte: today() },
  })
    .session(session)
    .lean<ConsentDocument[]>();
  const ofNeeds = groupBy(rows, (row) => String(row.needId));
  return (need, bank, reachedByAll) => {
    const reaching = (ofNeeds.get(String(need)) ?? []).filter(({ bankId }) =>
      bankId === null ? reachedByAll : String(bankId) === String(bank),
    );
    return [...new Set(reaching.flatMap(({ scopes }) => scopes))];
  };
}

/** What else must happen with a change of consent, in its transaction; what it returns is done once that is committed. */
export type ConsentFollower = (
  session: Session,
  actor: MemberActor,
  change: { needId: CreditNeedDocument['_id']; bankId: mongoose.Types.ObjectId | null },
) => Promise<() => Promise<void>>;
let follower: ConsentFollower = async () => async () => {};
/** Told once, when the app is put together, by what rests on consents. */
export const setConsentFollower = (follow: ConsentFollower): void => void (follower = follow);

/**
 * Writes a consent in the given transaction; it takes the place of an earlier one to the same bank. `done` is to be
 * called once that is committed: it may name less than the one before.
 */
export async function grant(
  session: Session,
  actor: MemberActor,
  need: Pick<CreditNeedDocument, '_id' | 'organisationId'>,
  input: ConsentInput,
): Promise<{ row: ConsentDocument; done: () => Promise<void> }> {
  const day = today();
  const last = addDays(day, MOST_DAYS);
  if (input.until < day || input.until > last) throw new ProblemError('consent.badUntil', { until: last });
  const bankId = input.bankId === null ? null : new ObjectId(input.bankId);
  if (
    bankId &&
    !(await Organisation.exists({ _id: bankId, kind: 'bank', status: 'verified' }).session(session))
  ) {
    throw new ProblemError('consent.bankMissing');
  }
  // Two at once write the need both, so that one of them comes after the other.
  await CreditNeed.updateOne({ _id: need._id }, { $inc: { held: 1 } }, { session, timestamps: false });
  const now = new Date();
  await Consent.updateMany(
    { needId: need._id, bankId, withdrawnAt: null },
    { $set: { withdrawnAt: now } },
    { session },
  );
  const [row] = await Consent.create(
    [
      {
        needId: need._id,
        organisationId: need.organisationId,
        bankId,
        scopes: [...new Set(input.scopes)],
        until: input.until,
        grantedBy: new ObjectId(actor.personId),
        grantedAt: now,
      },
    ],
    { session },
  );
  await recordAudit(session, actor, {
    action: 'consent.granted',
    subject: { kind: 'creditNeed', id: need._id },
    ownerId: need.organisationId,
    after: { bankId: input.bankId, scopes: input.scopes, until: input.until },
  });
  const done = await follower(session, actor, { needId: need._id, bankId });
  await tellBanks(session, 'consent.granted', need, bankId);
  return { row: row!.toObject() as ConsentDocument, done };
}

const verifiedBanks = async (session: Session): Promise<string[]> =>
  (await Organisation.find({ kind: 'bank', status: 'verified' }, { _id: 1 }).session(session).lean()).map(
    (bank) => String(bank._id),
  );

/** The banks that a need's standing consents reach: all, where one is to all. */
export async function reachedBanks(session: Session, needId: CreditNeedDocument['_id']): Promise<string[]> {
  const rows = await Consent.find({ needId, withdrawnAt: null, until: { $gte: today() } }, { bankId: 1 })
    .session(session)
    .lean<ConsentDocument[]>();
  return rows.some((row) => row.bankId === null)
    ? verifiedBanks(session)
    : rows.map((row) => String(row.bankId));
}

/** Open pages of the firm, and of the bank (or of all banks, where it concerned all), read anew. */
async function tellBanks(
  session: Session,
  topic: 'consent.granted' | 'consent.withdrawn',
  need: Pick<CreditNeedDocument, '_id' | 'organisationId'>,
  bankId: mongoose.Types.ObjectId | null,
): Promise<void> {
  const banks = bankId ? [String(bankId)] : await verifiedBanks(session);
  await emit(session, topic, need._id, { organisations: [String(need.organisationId), ...banks] });
}

export async function giveConsent(
  actor: MemberActor,
  needId: string,
  input: ConsentInput,
): Promise<ConsentInfo> {
  const need = await ownNeed(actor, needId);
  const { row, done } = await transact(async (session) => {
    const open = await CreditNeed.exists({ _id: need._id, status: 'open' }).session(session);
    if (!open) throw new ProblemError('creditNeed.notOpen');
    return grant(session, actor, need, input);
  });
  await done();
  return (await presentConsents([row]))[0]!;
}

/** Withdraws a consent: what it opened is closed when this returns. */
export async function withdrawConsent(
  actor: MemberActor,
  needId: string,
  consentId: string,
): Promise<ConsentInfo> {
  const need = await ownNeed(actor, needId);
  const { row, done } = await transact(async (session) => {
    const before = await Consent.findOneAndUpdate(
      { _id: consentId, needId: need._id, withdrawnAt: null },
      { $set: { withdrawnAt: new Date() } },
      { session },
    ).lean<ConsentDocument>();
    if (!before) {
      if (await Consent.exists({ _id: consentId, needId: need._id }).session(session)) {
        throw new ProblemError('state.conflict');
      }
      throw notFound();
    }
    await recordAudit(session, actor, {
      action: 'consent.withdrawn',
      subject: { kind: 'creditNeed', id: need._id },
      ownerId: need.organisationId,
      before: { bankId: before.bankId && String(before.bankId), scopes: before.scopes, until: before.until },
    });
    const done = await follower(session, actor, { needId: need._id, bankId: before.bankId });
    await tellBanks(session, 'consent.withdrawn', need, before.bankId);
    return { row: (await Consent.findById(consentId).session(session).lean<ConsentDocument>())!, done };
  });
  await done();
  return (await presentConsents([row]))[0]!;
}

/** All consents ever given for one's own need, newest first. */
export async function listConsents(actor: MemberActor, needId: string): Promise<ConsentInfo[]> {
  const need = await ownNeed(actor, needId);
  const rows = await Consent.find({ needId: need._id })
    .sort({ grantedAt: -1 })
    .limit(200)
    .lean<ConsentDocument[]>();
  return presentConsents(rows);
}

async function presentConsents(rows: readonly ConsentDocument[]): Promise<ConsentInfo[]> {
  const day = today();
  const [banks, people] = await Promise.all([
    namesIn(
      Organisation,
      rows.flatMap((row) => row.bankId ?? []),
    ),
    namesIn(
      Person,
      rows.map((row) => row.grantedBy),
    ),
  ]);
  return rows.map((row) => ({
    id: String(row._id),
    bank: row.bankId && refOf(row.bankId, banks),
    scopes: row.scopes,
    until: row.until,
    standing: isStanding(row, day),
    grantedAt: row.grantedAt.toISOString(),
    grantedBy: people.get(String(row.grantedBy)) ?? '',
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}
