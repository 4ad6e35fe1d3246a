import type { DemandEnd } from '../../../shared/demandEnds.ts';
import { transact, type Session } from '../../platform/db/index.ts';
import { addReader, emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { factOf } from './facts.ts';
import { Introduction, type IntroductionDocument } from './model.ts';

/** The facts by which a demand comes to an end; none of them is ever taken back. */
const ENDS: Record<string, DemandEnd> = {
  'demand.closed': '@demandClosed',
  'demand.fulfilled': '@demandFulfilled',
  'demand.expired': '@demandExpired',
};

/** Ends a request, or notes the end of its demand in an introduction under way; null where that was done already. */
async function note(
  session: Session,
  id: IntroductionDocument['_id'],
  why: DemandEnd,
): Promise<{ row: IntroductionDocument; ended: boolean } | null> {
  const entry = {
    at: new Date(),
    step: 'demandEnded',
    side: null,
    personId: null,
    note: why,
    amountFen: null,
  };
  const common = { $push: { timeline: entry }, $inc: { version: 1 } };
  const asked = await Introduction.findOneAndUpdate(
    { _id: id, state: 'requested' },
    { ...common, $set: { state: 'closed', open: false, reason: why, remindAt: null } },
    { session },
  ).lean<IntroductionDocument>();
  if (asked) return { row: asked, ended: true };
  const underWay = await Introduction.findOneAndUpdate(
    { _id: id, open: true, 'timeline.step': { $ne: 'demandEnded' } },
    common,
    { session },
  ).lean<IntroductionDocument>();
  return underWay && { row: underWay, ended: false };
}

/**
 * Tells a demand's introductions that it came to an end: what was only asked for ends with it, what was accepted
 * stands, and the supplier is told either way. No request can follow: it takes effect only while the demand is open.
 */
async function followEnd(demandId: string, why: DemandEnd): Promise<void> {
  const rows = await Introduction.find({ demandId, open: true }, { _id: 1 }).lean();
  for (const { _id } of rows) {
    await transact(async (session) => {
      const noted = await note(session, _id, why);
      if (!noted) return;
      const { row, ended } = noted;
      await recordAudit(session, null, {
        action: ended ? 'introduction.closed' : 'introduction.demandEnded',
        subject: { kind: 'introduction', id: _id },
        ownerId: row.buyerId,
        before: { state: row.state },
        after: { state: ended ? 'closed' : row.state, reason: why },
      });
      await emit(session, 'introduction.demandEnded', _id, { ...factOf(row, null, null), why, ended });
    });
  }
}

export function registerDemandEnds(): void {
  addReader({
    name: 'introductions-of-ended-demands',
    topics: Object.keys(ENDS),
    async handle(facts) {
      for (const { topic, subject } of facts) await followEnd(subject, ENDS[topic]!);
    },
  });
}
