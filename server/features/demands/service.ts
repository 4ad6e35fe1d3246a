import mongoose from 'mongoose';
import { today } from '../../../shared/localTime.ts';
import type { Demand as DemandView, DemandInput } from '../../../shared/schemas/demand.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { noteEffect, transact, whyNot, type Session } from '../../platform/db/index.ts';
import { removeFile } from '../../platform/files/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Organisation } from '../organisations/index.ts';
import { copyOf, EDITABLE, STEPS, unreadiness, type Step } from './domain.ts';
import { Demand, type DemandDocument } from './model.ts';
import { ownDemand, presentTo, viewerOf } from './reading.ts';
import { unreadyProblem } from './unready.ts';

/** Whom a demand invites must be firms that are here; anything else is dropped rather than kept unread. */
async function knownFirms(ids: readonly string[], self: string): Promise<string[]> {
  const others = [...new Set(ids)].filter((id) => id !== self);
  if (others.length === 0) return [];
  const rows = await Organisation.find(
    { _id: { $in: others }, kind: { $in: FIRM_KINDS } },
    { _id: 1 },
  ).lean();
  const known = new Set(rows.map((row) => String(row._id)));
  return others.filter((id) => known.has(id));
}

async function insert(session: Session, actor: MemberActor, content: DemandInput, extra: object = {}) {
  const [row] = await Demand.create(
    [
      {
        organisationId: new mongoose.Types.ObjectId(actor.organisationId),
        content,
        status: 'draft',
        ...extra,
      },
    ],
    { session },
  );
  await noteEffect(session, row!._id);
  await recordAudit(session, actor, {
    action: 'demand.prepared',
    subject: { kind: 'demand', id: row!._id },
    ownerId: actor.organisationId,
    after: content,
  });
  return row!.toObject() as DemandDocument;
}

export async function prepareDemand(actor: MemberActor, input: DemandInput): Promise<DemandView> {
  const invited = await knownFirms(input.invited, actor.organisationId);
  const row = await transact((session) => insert(session, actor, { ...input, invited }));
  return presentTo(await viewerOf(actor), row);
}

export async function copyDemand(actor: MemberActor, id: string): Promise<DemandView> {
  const source = await ownDemand(actor, id);
  const row = await transact((session) => insert(session, actor, copyOf(source.content)));
  return presentTo(await viewerOf(actor), row);
}

/** Replaces a demand's content. What is open must stay fit to be open. */
export async function changeDemand(
  actor: MemberActor,
  id: string,
  input: DemandInput,
  version: number,
): Promise<DemandView> {
  const invited = await knownFirms(input.invited, actor.organisationId);
  const content = { ...input, invited };
  const unready = unreadiness(content, today());
  const row = await transact(async (session) => {
    const before = await Demand.findOneAndUpdate(
      {
        _id: id,
        organisationId: actor.organisationId,
        version,
        // A draft may be unfinished; what others see may not become so.
        status: unready.length > 0 ? 'draft' : { $in: EDITABLE },
      },
      { $set: { content }, $inc: { version: 1 } },
      { session },
    ).lean<DemandDocument>();
    if (!before) {
      const now = await Demand.findOne({ _id: id, organisationId: actor.organisationId, version })
        .session(session)
        .lean();
      if (now && unready.length > 0 && EDITABLE.includes(now.status)) {
        throw unreadyProblem(unready, actor.locale);
      }
      return whyNot(session, Demand, { _id: id, organisationId: actor.organisationId }, version);
    }
    const keys = Object.keys(content) as (keyof DemandInput)[];
    const changed = keys.filter((k) => JSON.stringify(before.content[k]) !== JSON.stringify(content[k]));
    await recordAudit(session, actor, {
      action: 'demand.changed',
      subject: { kind: 'demand', id },
      ownerId: actor.organisationId,
      before: Object.fromEntries(changed.map((key) => [key, before.content[key]])),
      after: Object.fromEntries(changed.map((key) => [key, content[key]])),
    });
    await emit(session, 'demand.changed', id, { status: before.status });
    return (await Demand.findById(id).session(session).lean<DemandDocument>())!;
  });
  return presentTo(await viewerOf(actor), row);
}

const ACTIONS = {
  open: 'demand.opened',
  pause: 'demand.paused',
  resume: 'demand.resumed',
  close: 'demand.closed',
  fulfil: 'demand.fulfilled',
  expire: 'demand.expired',
} as const satisfies Record<Step, string>;

/** Writes one step of a demand's life; of many at once, the one whose update finds it in its state. */
async function writeStep(
  session: Session,
  actor: MemberActor | null,
  step: Step,
  filter: object,
  note: string,
): Promise<DemandDocument | null> {
  const { from, to } = STEPS[step];
  const before = await Demand.findOneAndUpdate(
    { ...filter, status: { $in: [...from] } },
    {
      $set: { status: to, statusNote: note, ...(step === 'open' ? { openedAt: new Date() } : {}) },
      $inc: { version: 1 },
    },
    { session },
  ).lean<DemandDocument>();
  if (!before) return null;
  await recordAudit(session, actor, {
    action: ACTIONS[step],
    subject: { kind: 'demand', id: before._id },
    ownerId: before.organisationId,
    before: { status: before.status },
    after: { status: to, note },
  });
  await emit(session, ACTIONS[step], before._id, { organisationId: String(before.organisationId) });
  return before;
}

/**
 * Whether a demand is open as this transaction takes effect. It counts in the demand, so that a closing at the same
 * moment writes the same document and comes wholly before it or wholly after.
 */
export async function holdOpen(session: Session, id: DemandDocument['_id']): Promise<boolean> {
  const filter = { _id: id, status: 'open' } as const;
  // Nothing that is shown or searched changes.
  const held = await Demand.updateOne(filter, { $inc: { held: 1 } }, { session, timestamps: false });
  return held.matchedCount > 0;
}

/** Takes a step with one's own demand. To be open, it must be ready. */
export async function takeStep(
  actor: MemberActor,
  id: string,
  step: Exclude<Step, 'expire'>,
  note = '',
): Promise<DemandView> {
  const row = await transact(async (session) => {
    const taken = await writeStep(
      session,
      actor,
      step,
      { _id: id, organisationId: actor.organisationId },
      note,
    );
    if (!taken) return whyNot(session, Demand, { _id: id, organisationId: actor.organisationId });
    if (STEPS[step].to === 'open') {
      // Thrown inside the transaction, so that nothing of the step remains.
      const unready = unreadiness(taken.content, today());
      if (unready.length > 0) throw unreadyProblem(unready, actor.locale);
    }
    return (await Demand.findById(id).session(session).lean<DemandDocument>())!;
  });
  return presentTo(await viewerOf(actor), row);
}

/** Lets demands expire whose last day is over; returns how many did. Safe to run twice. */
export async function expireDemands(day = today()): Promise<number> {
  const due = { status: { $in: [...STEPS.expire.from] }, 'content.openUntil': { $lt: day, $ne: null } };
  const rows = await Demand.find(due, { _id: 1 }).lean();
  let expired = 0;
  for (const { _id } of rows) {
    // Asked again inside: it may have been prolonged meanwhile.
    const filter = { _id, 'content.openUntil': { $lt: day, $ne: null } };
    if (await transact((session) => writeStep(session, null, 'expire', filter, ''))) expired += 1;
  }
  return expired;
}

export async function removeDraft(actor: MemberActor, id: string): Promise<void> {
  const files = await transact(async (session) => {
    const row = await Demand.findOneAndDelete(
      { _id: id, organisationId: actor.organisationId, status: 'draft' },
      { session },
    ).lean<DemandDocument>();
    if (!row) return whyNot(session, Demand, { _id: id, organisationId: actor.organisationId });
    await recordAudit(session, actor, {
      action: 'demand.removed',
      subject: { kind: 'demand', id },
      ownerId: actor.organisationId,
      before: row.content,
    });
    return row.attachments;
  });
  for (const file of files) await removeFile(file.id);
}
