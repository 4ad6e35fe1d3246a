import mongoose from 'mongoose';
import { NO_RECORD, type FirmFacts, type TrackRecord } from './domain/facts.ts';
import { MatchNotice, type PreparedFacts } from './model.ts';

/** A pair of demand and firm. */
export interface Pair {
  demandId: string;
  firmId: string;
}

/** What the feature that knows introductions tells matching. Told once, when the app is put together. */
export interface IntroductionKnowledge {
  /** Figures of these firms; one without introductions may be left out. */
  records: (firmIds: readonly string[]) => Promise<ReadonlyMap<string, TrackRecord>>;
  /** The latest introduction of each pair, by `demandId:firmId`. */
  introductions: (pairs: readonly Pair[]) => Promise<ReadonlyMap<string, string>>;
}

let knowledge: IntroductionKnowledge = {
  records: async () => new Map(),
  introductions: async () => new Map(),
};

export function setIntroductionKnowledge(source: IntroductionKnowledge): void {
  knowledge = source;
}

/** Days within which what a firm was told of still counts as its load. */
const RECENT_DAYS = 14;

async function recentNotices(firmIds: readonly string[], now: Date): Promise<Map<string, number>> {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
  const rows = await MatchNotice.aggregate<{ _id: mongoose.Types.ObjectId; n: number }>([
    {
      $match: {
        firmId: { $in: firmIds.map((id) => new mongoose.Types.ObjectId(id)) },
        side: 'supplier',
        at: { $gt: since },
      },
    },
    { $group: { _id: '$firmId', n: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, n }) => [String(_id), n]));
}

/** Adds to prepared facts what changes daily: how firms answered, and what they have on their hands. */
export async function completeFacts(
  ids: readonly string[],
  prepared: Promise<readonly PreparedFacts[]>,
  now = new Date(),
): Promise<FirmFacts[]> {
  const [records, notices, facts] = await Promise.all([
    knowledge.records(ids),
    recentNotices(ids, now),
    prepared,
  ]);
  return facts.map((one) => ({
    ...one,
    record: records.get(one.id) ?? NO_RECORD,
    recentNotices: notices.get(one.id) ?? 0,
  }));
}

export const pairKey = ({ demandId, firmId }: Pair): string => `${demandId}:${firmId}`;

export const introductionsOf = (pairs: readonly Pair[]): Promise<ReadonlyMap<string, string>> =>
  pairs.length === 0 ? Promise.resolve(new Map()) : knowledge.introductions(pairs);
