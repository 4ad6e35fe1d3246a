import mongoose, { type Types } from 'mongoose';
import type { z } from 'zod';
import type { introductionInput, IntroductionSide } from '../../../shared/schemas/introduction.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { isDuplicateKey, noteEffect, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { demandSeenBy, holdOpen, isOffered, viewerOf } from '../demands/index.ts';
import { Organisation } from '../organisations/index.ts';
import { expiryOf, reminderOf } from './domain.ts';
import { Introduction, type IntroductionDocument } from './model.ts';
import { factOf } from './facts.ts';
import { assertStillHere, holdBothSides } from './policy.ts';
import { takeStep } from './steps.ts';

type Input = z.output<typeof introductionInput>;
type Demand = Awaited<ReturnType<typeof demandSeenBy>>['row'];

interface Pair {
  demand: Demand;
  buyerId: Types.ObjectId;
  supplierId: Types.ObjectId;
  side: IntroductionSide;
}

/** Throws unless a buyer may put its demand to a firm: one that is here, verified, and may see the demand. */
async function assertMayPutTo(demand: Demand, firmId: string): Promise<void> {
  const firm = await Organisation.findById(firmId, { kind: 1, status: 1 }).lean();
  if (!firm || !(FIRM_KINDS as readonly string[]).includes(firm.kind)) throw notFound();
  if (firm.status === 'unclaimed') throw new ProblemError('introduction.unclaimed');
  if (firm.status !== 'verified') throw notFound();
  const viewer = await viewerOf({ organisationId: firmId, organisationStatus: firm.status });
  if (!isOffered(viewer, demand, true)) throw new ProblemError('introduction.notInvited');
}

/** The two and the demand an actor asks about, when it may. */
async function pairFor(actor: MemberActor, { demandId, firmId }: Input): Promise<Pair> {
  const { row: demand } = await demandSeenBy(actor, demandId);
  if (demand.status !== 'open') throw new ProblemError('introduction.demandNotOpen');
  const buyerId = demand.organisationId;
  const self = new mongoose.Types.ObjectId(actor.organisationId);
  if (!buyerId.equals(self)) {
    if (firmId && firmId !== actor.organisationId) throw notFound();
    // One that was introduced on it before sees it still.
    await assertStillHere(buyerId);
    return { demand, buyerId, supplierId: self, side: 'supplier' };
  }
  if (!firmId) throw new ProblemError('introduction.firmMissing');
  if (firmId === actor.organisationId) throw new ProblemError('introduction.ownDemand');
  await assertMayPutTo(demand, firmId);
  return { demand, buyerId, supplierId: new mongoose.Types.ObjectId(firmId), side: 'buyer' };
}

/** Writes the request, or null where the pair has an introduction under way: the unique index says so. */
async function create(actor: MemberActor, pair: Pair, message: string): Promise<IntroductionDocument | null> {
  const { demand, buyerId, supplierId, side } = pair;
  const now = new Date();
  const personId = new mongoose.Types.ObjectId(actor.personId);
  try {
    return await transact(async (session) => {
      const [created] = await Introduction.create(
        [
          {
            demandId: demand._id,
            demandTitle: demand.content.title,
            buyerId,
            supplierId,
            parties: [buyerId, supplierId],
            startedBy: side,
            startedById: personId,
            state: 'requested',
            open: true,
            anonymous: demand.content.anonymous,
            message,
            requestedAt: now,
            expiresAt: expiryOf(now),
            remindAt: reminderOf(now),
            timeline: [{ at: now, step: 'request', side, personId, note: message, amountFen: null }],
          },
        ],
        { session },
      );
      await holdBothSides(session, actor, pair);
      if (!(await holdOpen(session, demand._id))) throw new ProblemError('introduction.demandNotOpen');
      const row = created!.toObject() as IntroductionDocument;
      await noteEffect(session, row._id);
      // An unnamed buyer must not be found in the supplier's trail.
      const hidden = side === 'buyer' && row.anonymous;
      await recordAudit(session, actor, {
        action: 'introduction.requested',
        subject: { kind: 'introduction', id: row._id },
        ...(hidden ? {} : { ownerId: side === 'buyer' ? supplierId : buyerId }),
        after: { demandId: String(demand._id), supplierId: String(supplierId) },
      });
      await emit(session, 'introduction.requested', row._id, factOf(row, side, actor.personId));
      return row;
    });
  } catch (error) {
    if (isDuplicateKey(error, 'supplierId')) return null;
    throw error;
  }
}

/**
 * Asks for an introduction. Where the other side has asked already, this accepts it; where one's own side has, or
 * it is accepted already, that is said. Whatever comes at the same moment, the unique index lets one request in
 * and the conditional update one acceptance.
 */
export async function requestIntroduction(actor: MemberActor, input: Input): Promise<IntroductionDocument> {
  const pair = await pairFor(actor, input);
  const { demand, buyerId, supplierId, side } = pair;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const open = await Introduction.findOne({
      demandId: demand._id,
      buyerId,
      supplierId,
      open: true,
    }).lean<IntroductionDocument>();
    if (open) {
      const id = String(open._id);
      if (open.state !== 'requested') throw new ProblemError('introduction.alreadyAccepted', { id });
      if (open.startedBy === side) throw new ProblemError('introduction.alreadyOpen', { id });
      return takeStep(actor, id, 'accept', { note: input.message });
    }
    const created = await create(actor, pair, input.message);
    if (created) return created;
  }
  // It was opened and ended before our eyes again and again.
  throw new ProblemError('state.conflict');
}
