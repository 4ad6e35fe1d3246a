import { expect } from 'chai';
import mongoose from 'mongoose';
import { API } from '../../../server/app.ts';
import {
  quotaFor,
  releaseQuota,
  reserveQuota,
  useQuota,
} from '../../../server/features/creditProducts/index.ts';
import { transact } from '../../../server/platform/db/index.ts';
import { runJob } from '../../../server/platform/jobs/index.ts';
import { testApp } from '../../support/app.ts';
import { connected, sendRaw } from '../../support/live.ts';
import { aQuota } from '../../support/samples/credit.ts';
import { aWorld, sampleOf, send, type World } from '../../support/samples/index.ts';
import { aTalk } from '../../support/samples/pairs.ts';

type Json = Record<string, unknown>;
interface Seen {
  shape: string;
  command: Json;
}

/**
 * Collections so small by nature that reading them whole is the best plan: 21 chains, rates that change once a month
 * at most, one row for each index of the search.
 */
const SMALL = ['chains', 'lprRates', 'searchIndexes'];
/** Reads of a whole collection that are what is meant, by collection and why. */
const WHOLE: Record<string, string> = {
  matchFirms: 'the reconciler looks for what is left over of firms that are gone, every half hour',
};
/** Sorts in memory of few rows by nature, by collection and why. */
const FEW: Record<string, string> = {
  notifications: 'those of one mail',
  introductions: 'the latest of each pair on one page',
  creditApplications: 'those of one need, at most ten at once',
};
/** Jobs that look for what is due. */
const JOBS = ['receivables.due', 'bills.due', 'creditProducts.remindOfEnds', 'creditNeeds.expire'];
/** Commands that read by a filter, and where each keeps what it asks. */
const READS = ['find', 'aggregate', 'count', 'distinct', 'update', 'delete', 'findAndModify'];

/** A value's form: its operators and keys, without what is asked for. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(formOf(item))))].sort();
  if (value === null || typeof value !== 'object' || (value as Json)['_bsontype'] || value instanceof Date)
    return '?';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, formOf(inner)]));
}

/** One statement of a command as an explainable command of its own. */
function statementsOf(name: string, command: Json): Json[] {
  const collection = command[name] as string;
  if (name === 'update') {
    return (command['updates'] as Json[]).map(({ q, u, upsert: _upsert, ...rest }) => ({
      ...{ update: collection, updates: [{ q, u, ...rest }] },
    }));
  }
  if (name === 'delete') {
    return (command['deletes'] as Json[]).map((one) => ({ delete: collection, deletes: [one] }));
  }
  const keep = ['filter', 'query', 'sort', 'limit', 'skip', 'pipeline', 'key', 'update', 'remove', 'hint'];
  const kept = Object.fromEntries(keep.filter((key) => key in command).map((key) => [key, command[key]]));
  return [{ [name]: collection, ...kept, ...(name === 'aggregate' ? { cursor: {} } : {}) }];
}

const shapeOf = (name: string, statement: Json): string => {
  const { updates, deletes, update: _change, ...rest } = statement;
  const filters = [updates, deletes].flatMap((list) => ((list ?? []) as Json[]).map(({ q }) => formOf(q)));
  return JSON.stringify([name, statement[name], formOf({ ...rest, [name]: undefined }), filters]);
};

/** The stages of a plan that read everything or sort in memory. */
function badStages(plan: unknown): string[] {
  if (plan === null || typeof plan !== 'object') return [];
  const { stage, rejectedPlans: _rejected, ...rest } = plan as Json;
  const own = stage === 'COLLSCAN' ? ['COLLSCAN'] : [];
  return [...own, ...Object.values(rest).flatMap(badStages)];
}

/** Sorts in memory of a plan that no limit bounds. */
function boundlessSorts(plan: unknown): string[] {
  if (plan === null || typeof plan !== 'object') return [];
  const { stage, limitAmount, rejectedPlans: _rejected, ...rest } = plan as Json;
  const own = stage === 'SORT' && limitAmount === undefined ? ['SORT'] : [];
  return [...own, ...Object.values(rest).flatMap(boundlessSorts)];
}

/** What an application does with a quota, and how it finds one. */
async function walkQuotas({ bank }: World): Promise<void> {
  const { id, products } = await aQuota(bank, { totalFen: 1000 });
  const applicationId = String(new mongoose.Types.ObjectId());
  await quotaFor(products[0]!.id, { chain: ['nev'], confirmedBy: ['*', applicationId] });
  await transact(async (session) => {
    await reserveQuota(session, id, applicationId, 1000);
    await useQuota(session, applicationId, 400);
    await releaseQuota(session, applicationId);
  });
}

describe('the queries of a walk through every route', function () {
  this.timeout(300_000);
  const seen = new Map<string, Seen>();

  before(async () => {
    await testApp();
    const world = await aWorld();
    // Monitoring must be asked for before connecting; mongoose's own hook sees what goes to the driver instead.
    const record = (collection: string, method: string, ...args: unknown[]) => note(collection, method, args);
    mongoose.set('debug', record);
    try {
      for (const key of Object.keys(API)) {
        const { make, by = 'buyer' } = sampleOf(key);
        const { by: persona, ...sent } = await make(world);
        const answer = await send(key, (persona ?? (by ? world[by] : undefined))?.token, sent);
        expect(answer.status, key).to.be.below(500);
      }
      for (const job of JOBS) await runJob(job);
      await walkQuotas(world);
      const socket = await connected(world.buyer);
      const conversationId = await aTalk(world);
      await sendRaw(socket, 'conversation:join', { conversationId });
      await sendRaw(socket, 'message:list', { conversationId, after: 0 });
      await sendRaw(socket, 'message:read', { conversationId, seq: 1 });
      socket.disconnect();
    } finally {
      mongoose.set('debug', false);
    }
  });

  /** What mongoose is about to have the driver do, as the command it comes to. */
  function note(collection: string, method: string, args: unknown[]): void {
    const [first, second] = args as Json[];
    const command = commandOf(collection, method, first ?? {}, second ?? {}, (args[2] ?? {}) as Json);
    if (!command) return;
    const name = READS.find((read) => read in command && command[read] === collection)!;
    for (const statement of statementsOf(name, command)) {
      const shape = shapeOf(name, statement);
      if (!seen.has(shape)) seen.set(shape, { shape, command: statement });
    }
  }

  function commandOf(
    collection: string,
    method: string,
    first: Json,
    second: Json,
    third: Json,
  ): Json | null {
    const clean = (filter: Json): Json => filter;
    switch (method) {
      case 'find':
      case 'findOne': {
        const { sort, limit, skip } = second;
        return {
          ...{ find: collection, filter: clean(first) },
          ...(sort ? { sort } : {}),
          ...(method === 'findOne' ? { limit: 1 } : limit ? { limit } : {}),
          ...(skip ? { skip } : {}),
        };
      }
      case 'aggregate':
        return { aggregate: collection, pipeline: first };
      // Of a key and a filter: read like any other list.
      case 'distinct':
        return { find: collection, filter: clean(second) };
      case 'countDocuments':
        return { find: collection, filter: clean(first) };
      case 'updateOne':
      case 'updateMany':
      case 'replaceOne':
        return {
          update: collection,
          updates: [{ q: clean(first), u: { $set: { _seen: 1 } }, multi: method === 'updateMany' }],
        };
      case 'deleteOne':
      case 'deleteMany':
        return { delete: collection, deletes: [{ q: clean(first), limit: method === 'deleteOne' ? 1 : 0 }] };
      case 'findOneAndUpdate':
      case 'findOneAndReplace':
        return {
          findAndModify: collection,
          query: clean(first),
          update: { $set: { _seen: 1 } },
          ...(third['sort'] ? { sort: third['sort'] } : {}),
        };
      case 'findOneAndDelete':
        return { findAndModify: collection, query: clean(first), remove: true };
      default:
        return null;
    }
  }

  it('is broad', () => {
    const collections = new Set([...seen.values()].map(({ shape }) => (JSON.parse(shape) as string[])[1]));
    expect(seen.size).to.be.above(100);
    for (const name of [
      'organisations',
      'demands',
      'introductions',
      'conversations',
      'messages',
      'people',
      'sessions',
    ])
      expect(collections, name).to.include(name);
  });

  it('reads no collection whole and sorts nothing without bound', async () => {
    const db = mongoose.connection.db!;
    const wrong: string[] = [];
    for (const { shape, command } of seen.values()) {
      const name = READS.find((read) => read in command)!;
      if (SMALL.includes(command[name] as string)) continue;
      const plan = await db.command({ explain: command, verbosity: 'queryPlanner' });
      const collection = command[name] as string;
      const isWhole = name === 'aggregate' && collection in WHOLE;
      const isFew = collection in FEW && !('limit' in command);
      const bad = [...(isWhole ? [] : badStages(plan)), ...(isFew ? [] : boundlessSorts(plan))];
      if (bad.length > 0) wrong.push(`${[...new Set(bad)].join('+')} ${shape}`);
    }
    expect(wrong, wrong.join('\n')).to.deep.equal([]);
  });
});
