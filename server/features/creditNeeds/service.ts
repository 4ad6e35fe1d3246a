import mongoose from 'mongoose';
import { today } from '../../../shared/localTime.ts';
import type { CreditNeed as CreditNeedView, CreditNeedInput } from '../../../shared/schemas/creditNeed.ts';
import { inLocale } from '../../../shared/locale.ts';
import {
  afterInstant,
  noteEffect,
  pageAfter,
  transact,
  whyNot,
  type Page,
  type Session,
} from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Demand } from '../demands/index.ts';
import { Introduction } from '../introductions/index.ts';
import { Receivable } from '../receivables/index.ts';
import { reachedBanks } from './consents.ts';
import { EDITABLE, STEPS, unreadiness, type Step } from './domain/life.ts';
import { CreditNeed, type CreditNeedDocument } from './model.ts';
import { ownNeed } from './policy.ts';
import { presentNeed, presentNeeds } from './present.ts';

/** What a need refers to must be the firm's own. */
async function assertOwnParts(actor: MemberActor, input: CreditNeedInput): Promise<void> {
  const { organisationId } = actor;
  const wrong = (path: string) => ({
    path,
    code: 'unknown',
    message: inLocale({ zh: '没有找到，请重新选择。', en: 'Not found. Choose again.' }, actor.locale),
  });
  const fields = [];
  if (input.demandId && !(await Demand.exists({ _id: input.demandId, organisationId })))
    fields.push(wrong('demandId'));
  if (input.introductionId) {
    const own = { _id: input.introductionId, parties: new mongoose.Types.ObjectId(organisationId) };
    if (!(await Introduction.exists(own))) fields.push(wrong('introductionId'));
  }
  const receivableIds = [...new Set(input.receivableIds)];
  if (receivableIds.length > 0) {
    const found = await Receivable.countDocuments({
      _id: { $in: receivableIds },
      supplierId: organisationId,
    });
    if (found < receivableIds.length) fields.push(wrong('receivableIds'));
  }
  if (fields.length > 0) throw new ProblemError('creditNeed.unknownPart', {}, fields);
}

const notReady = (paths: readonly string[], actor: MemberActor) =>
  new ProblemError(
    'creditNeed.notReady',
    {},
    paths.map((path) => ({
      path,
      code: 'date',
      message: inLocale(
        {
          zh: '日期不对：用款日期请选今天或以后，数据年度不能在将来。',
          en: 'Choose today or later; figures cannot be of a year to come.',
        },
        actor.locale,
      ),
    })),
  );

export async function prepareNeed(actor: MemberActor, input: CreditNeedInput): Promise<CreditNeedView> {
  await assertOwnParts(actor, input);
  const row = await transact(async (session) => {
    const [made] = await CreditNeed.create(
      [
        {
          organisationId: new mongoose.Types.ObjectId(actor.organisationId),
          status: 'draft',
          content: input,
        },
      ],
      { session },
    );
    await noteEffect(session, made!._id);
    await recordAudit(session, actor, {
      action: 'creditNeed.prepared',
      subject: { kind: 'creditNeed', id: made!._id },
      ownerId: actor.organisationId,
      after: input,
    });
    return made!.toObject() as CreditNeedDocument;
  });
  return presentNeed(row);
}

export async function changeNeed(
  actor: MemberActor,
  id: string,
  input: CreditNeedInput,
  version: number,
): Promise<CreditNeedView> {
  const { status } = await ownNeed(actor, id);
  await assertOwnParts(actor, input);
  const unready = unreadiness(input, today());
  if (status === 'open' && unready.length > 0) throw notReady(unready, actor);
  const row = await transact(async (session) => {
    const before = await CreditNeed.findOneAndUpdate(
      // What is open must stay fit to be open.
      {
        _id: id,
        organisationId: actor.organisationId,
        version,
        status: { $in: unready.length > 0 ? EDITABLE.filter((one) => one !== 'open') : EDITABLE },
      },
      { $set: { content: input }, $inc: { version: 1 } },
      { session },
    ).lean<CreditNeedDocument>();
    if (!before)
      return whyNot(session, CreditNeed, { _id: id, organisationId: actor.organisationId }, version);
    await recordAudit(session, actor, {
      action: 'creditNeed.changed',
      subject: { kind: 'creditNeed', id },
      ownerId: actor.organisationId,
      before: before.content,
      after: input,
    });
    await emit(session, 'creditNeed.changed', id, { organisations: [actor.organisationId] });
    return (await CreditNeed.findById(id).session(session).lean<CreditNeedDocument>())!;
  });
  return presentNeed(row);
}

const TOPICS = {
  open: 'creditNeed.opened',
  close: 'creditNeed.closed',
  fulfil: 'creditNeed.fulfilled',
  expire: 'creditNeed.expired',
} as const satisfies Record<Step, string>;

/** Writes one step of a need's life in a transaction; null where it is not in a status the step starts from. */
export async function writeStep(
  session: Session,
  actor: MemberActor | null,
  step: Step,
  filter: object,
): Promise<CreditNeedDocument | null> {
  const { from, to } = STEPS[step];
  const before = await CreditNeed.findOneAndUpdate(
    { ...filter, status: { $in: [...from] } },
    { $set: { status: to, ...(step === 'open' ? { openedAt: new Date() } : {}) }, $inc: { version: 1 } },
    { session },
  ).lean<CreditNeedDocument>();
  if (!before) return null;
  await recordAudit(session, actor, {
    action: TOPICS[step],
    subject: { kind: 'creditNeed', id: before._id },
    ownerId: before.organisationId,
    before: { status: before.status },
    after: { status: to },
  });
  // What a bank has open in front of it ends with the need.
  const banks = to === 'open' ? [] : await reachedBanks(session, before._id);
  await emit(session, TOPICS[step], before._id, { organisations: [String(before.organisationId), ...banks] });
  return { ...before, status: to };
}

export async function takeStep(
  actor: MemberActor,
  id: string,
  step: 'open' | 'close',
): Promise<CreditNeedView> {
  const row = await transact(async (session) => {
    const own = { _id: id, organisationId: actor.organisationId };
    const taken = await writeStep(session, actor, step, own);
    if (!taken) return whyNot(session, CreditNeed, { _id: id, organisationId: actor.organisationId });
    const unready = step === 'open' ? unreadiness(taken.content, today()) : [];
    // Thrown inside the transaction, so that nothing of the step remains.
    if (unready.length > 0) throw notReady(unready, actor);
    return (await CreditNeed.findById(id).session(session).lean<CreditNeedDocument>())!;
  });
  return presentNeed(row);
}

/** Lets needs expire whose day has passed; how many did. Safe to run in several processes. */
export async function expireNeeds(day = today()): Promise<number> {
  const due = { 'content.neededBy': { $lt: day } };
  const rows = await CreditNeed.find({ ...due, status: 'open' }, { _id: 1 })
    .limit(1000)
    .lean();
  let expired = 0;
  for (const { _id } of rows) {
    if (await transact((session) => writeStep(session, null, 'expire', { _id, ...due }))) expired += 1;
  }
  return expired;
}

export const readNeed = async (actor: MemberActor, id: string): Promise<CreditNeedView> =>
  presentNeed(await ownNeed(actor, id));

export async function listNeeds(
  actor: MemberActor,
  query: { limit: number; cursor?: string | undefined; status?: string[] | undefined },
): Promise<Page<CreditNeedView>> {
  const rows = await CreditNeed.find({
    organisationId: new mongoose.Types.ObjectId(actor.organisationId),
    ...(query.status ? { status: { $in: query.status } } : {}),
    ...afterInstant('updatedAt', query.cursor),
  } as object)
    .sort({ updatedAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean<CreditNeedDocument[]>();
  const page = pageAfter(rows, query.limit, (row) => [row.updatedAt.getTime(), String(row._id)]);
  return { items: await presentNeeds(page.items), nextCursor: page.nextCursor };
}
