import mongoose from 'mongoose';
import { CONFIRMATION_VERSION } from '../../../shared/finance/confirmation.ts';
import type { ReceivableState } from '../../../shared/schemas/receivable.ts';
import { noteEffect, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { Organisation } from '../organisations/index.ts';
import { confirmationBy, STEPS, whyRefused } from './domain.ts';
import { Receivable, type Confirmation, type ReceivableDocument } from './model.ts';
import { ownReceivable, standingOf } from './policy.ts';
import { ports } from './ports/index.ts';
import { statementOf } from './statement.ts';
import { tellOf } from './telling.ts';

const { ObjectId } = mongoose.Types;

/** Whether an anchor asks for two people to confirm. */
export async function needsSecond(anchorId: string | mongoose.Types.ObjectId): Promise<boolean> {
  const anchor = await Organisation.findById(anchorId, { requireSecondConfirmer: 1 }).lean();
  return anchor?.requireSecondConfirmer === true;
}

/** A confirmation of a receivable, signed. */
export async function signed(
  row: Parameters<typeof statementOf>[0],
  by: string,
  secondBy: string | null,
  at: Date,
): Promise<Confirmation> {
  const confirmation = {
    by: new ObjectId(by),
    secondBy: secondBy ? new ObjectId(secondBy) : null,
    at,
    textVersion: CONFIRMATION_VERSION,
  };
  return { ...confirmation, signature: await ports.signature.sign(statementOf(row, confirmation)) };
}

/** What a confirmation by a person changes, as it stands now; throws where it may not be given. */
export async function confirming(
  row: ReceivableDocument,
  personId: string,
  twoWanted: boolean,
  now: Date,
): Promise<{ set: Partial<ReceivableDocument>; step: 'confirm' | 'confirmFirst' }> {
  const refusal = whyRefused('confirm', 'anchor', standingOf(row));
  if (refusal) throw new ProblemError(refusal);
  const act = confirmationBy(personId, standingOf(row).firstBy, twoWanted);
  if (!act) throw new ProblemError('receivable.secondPersonNeeded');
  const set: Partial<ReceivableDocument> =
    act.step === 'confirmFirst'
      ? { firstConfirmation: { by: new ObjectId(personId), at: now } }
      : { confirmation: await signed(row, act.by, act.secondBy, now) };
  return { set: { state: STEPS[act.step].to, dispute: null, ...set }, step: act.step };
}

/**
 * Confirms a receivable for the anchor. What a person's confirmation means depends on what was read (is it the
 * first of two?), so it is written only onto that version, and thought over anew where somebody was quicker.
 */
export async function confirmReceivable(
  actor: MemberActor,
  id: string,
  many = false,
): Promise<ReceivableDocument> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { row, side } = await ownReceivable(actor, id);
    if (side !== 'anchor') throw new ProblemError('receivable.notYours');
    if (!(await Organisation.exists({ _id: row.supplierId, status: 'verified' })))
      throw new ProblemError('receivable.otherAway');
    const now = new Date();
    const { set, step } = await confirming(row, actor.personId, await needsSecond(row.anchorId), now);
    const personId = new ObjectId(actor.personId);
    const after = await transact(async (session) => {
      const written = await Receivable.findOneAndUpdate(
        { _id: row._id, version: row.version },
        {
          $set: set,
          $push: { timeline: { at: now, step, side, personId, note: '' } },
          $inc: { version: 1 },
        },
        { session, returnDocument: 'after' },
      ).lean<ReceivableDocument>();
      if (!written) return null;
      // An anchor's upload of what its supplier uploaded confirms that.
      await noteEffect(session, row._id);
      await tellOf(
        session,
        row,
        step === 'confirm' ? 'confirmed' : 'halfConfirmed',
        { actor, side, personId: actor.personId, many },
        { before: { state: row.state }, after: { state: written.state, amountFen: row.amountFen } },
      );
      return written;
    });
    if (after) return after;
  }
  throw new ProblemError('state.conflict');
}

/** Confirms many, each on its own; of whoever names one that is not its own, nothing is confirmed. */
export async function confirmMany(
  actor: MemberActor,
  ids: readonly string[],
): Promise<{ items: { id: string; state: ReceivableState; problem: string | null }[] }> {
  const unique = [...new Set(ids)];
  const own = await Receivable.countDocuments({
    _id: { $in: unique },
    parties: new ObjectId(actor.organisationId),
  });
  if (own !== unique.length) throw notFound();
  const items = [];
  for (const id of unique) {
    const problem = await confirmReceivable(actor, id, true).then(
      () => null,
      (error: unknown) => {
        if (error instanceof ProblemError) return error.code;
        throw error;
      },
    );
    const { row } = await ownReceivable(actor, id);
    items.push({ id, state: row.state, problem });
  }
  return { items };
}
