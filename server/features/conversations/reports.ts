import { type Types } from 'mongoose';
import type { z } from 'zod';
import type { MessageReportInfo, reportInput } from '../../../shared/schemas/conversation.ts';
import { afterId, isDuplicateKey, pageAfter, transact, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { Person } from '../identity/index.ts';
import { Message, MessageReport, type MessageReportDocument } from './model.ts';
import { assertTakesPart } from './policy.ts';
import { presentMessage } from './present.ts';
import { nameOf } from './send.ts';

const present = (row: MessageReportDocument, reporter: string): MessageReportInfo => ({
  id: String(row._id),
  at: row.at.toISOString(),
  reason: row.reason,
  note: row.note,
  reporter: { id: String(row.reporterId), name: reporter },
  message: row.message,
  status: row.status,
  decisionNote: row.decisionNote,
});

/** Puts one message before the administrator, who sees that message and nothing else of the talk. */
export async function reportMessage(
  actor: MemberActor,
  conversationId: string,
  input: z.output<typeof reportInput>,
): Promise<MessageReportInfo> {
  await assertTakesPart(actor, conversationId);
  const message = await Message.findOne({ conversationId, seq: input.seq }).lean();
  if (!message) throw notFound();
  const reporter = await nameOf(actor.personId);
  try {
    return await transact(async (session) => {
      const [row] = await MessageReport.create(
        [
          {
            ...input,
            at: new Date(),
            conversationId,
            reporterId: actor.personId,
            reporterOrganisationId: actor.organisationId,
            message: presentMessage(message),
          },
        ],
        { session },
      );
      await recordAudit(session, actor, {
        action: 'message.reported',
        subject: { kind: 'conversation', id: conversationId },
        after: { seq: input.seq, reason: input.reason },
      });
      await emit(session, 'message.reported', row!._id, { reason: input.reason });
      return present(row!.toObject(), reporter);
    });
  } catch (error) {
    if (isDuplicateKey(error, 'reporterId')) throw new ProblemError('conversation.reportedAlready');
    throw error;
  }
}

/** The administrator's queue; each look at reported messages is audited. */
export async function listReports(
  actor: MemberActor,
  query: { status: MessageReportDocument['status']; limit: number; cursor?: string | undefined },
): Promise<Page<MessageReportInfo>> {
  const rows = await MessageReport.aggregate<MessageReportDocument & { reporter: { name: string }[] }>([
    {
      $match: {
        status: query.status,
        ...afterId(query.cursor, 'up'),
      },
    },
    { $sort: { _id: 1 } },
    { $limit: query.limit + 1 },
    {
      $lookup: {
        from: Person.collection.name,
        localField: 'reporterId',
        foreignField: '_id',
        as: 'reporter',
        pipeline: [{ $project: { name: 1 } }],
      },
    },
  ]);
  const page = pageAfter(rows, query.limit, (row) => [String(row._id)]);
  for (const row of page.items) {
    await recordAudit(null, actor, {
      action: 'messageReport.seen',
      subject: { kind: 'messageReport', id: row._id },
      ownerId: row.reporterOrganisationId as Types.ObjectId,
    });
  }
  return {
    items: page.items.map((row) => present(row, row.reporter[0]?.name ?? '')),
    nextCursor: page.nextCursor,
  };
}

/** How many wait; it shows nothing of what was written, so nobody looked. */
export const countReports = async (): Promise<{ open: number }> => ({
  open: await MessageReport.countDocuments({ status: 'open' }),
});

export async function decideReport(
  actor: MemberActor,
  id: string,
  { uphold, note }: { uphold: boolean; note: string },
): Promise<void> {
  const status = uphold ? 'upheld' : 'dismissed';
  await transact(async (session) => {
    const before = await MessageReport.findOneAndUpdate(
      { _id: id, status: 'open' },
      { $set: { status, decisionNote: note } },
      { session },
    ).lean();
    if (!before) {
      if (await MessageReport.exists({ _id: id }).session(session)) throw new ProblemError('state.conflict');
      throw notFound();
    }
    await recordAudit(session, actor, {
      action: `messageReport.${status}`,
      subject: { kind: 'messageReport', id },
      ownerId: before.reporterOrganisationId,
      before: { status: before.status },
      after: { status, note },
    });
  });
}
