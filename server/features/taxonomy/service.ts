import type { z } from 'zod';
import type { Chain, ChainOutline, chainInput } from '../../../shared/schemas/taxonomy.ts';
import { CHAINS } from '../../../shared/taxonomy/chains/index.ts';
import { buildThesaurus, type Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import type { ChainSeed } from '../../../shared/taxonomy/types.ts';
import type { Logger } from 'pino';
import { follow, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { invalidField, notFound, ProblemError } from '../../platform/http/problem.ts';
import { emit } from '../../platform/outbox/index.ts';
import { recordAudit } from '../audit/index.ts';
import { ChainRow, type ChainDocument } from './model.ts';

/** Puts the chains the project ships into an empty database; ones that are there stay as their administrator left them. */
export async function seedTaxonomy(): Promise<void> {
  await ChainRow.bulkWrite(
    CHAINS.map(({ code, name, segments }, order) => ({
      updateOne: {
        filter: { _id: code },
        update: { $setOnInsert: { order, name, segments, version: 0 } },
        upsert: true,
      },
    })),
  );
  forgetTaxonomy();
}

interface Current {
  chains: ChainSeed[];
  thesaurus: Thesaurus;
}

let current: Promise<Current> | null = null;

/** Forgets what was read; the next reader reads anew. */
function forgetTaxonomy(): void {
  current = null;
}

const toSeed = ({ _id, name, segments }: ChainDocument): ChainSeed => ({ code: _id, name, segments });

/** The chains as they stand, and the thesaurus made of them; kept until somebody edits one. */
export function currentTaxonomy(): Promise<Current> {
  current ??= (async () => {
    const rows = await ChainRow.find().sort({ order: 1 }).lean();
    const chains = rows.map(toSeed);
    return { chains, thesaurus: buildThesaurus(chains) };
  })();
  current.catch(forgetTaxonomy);
  return current;
}

export const currentThesaurus = async (): Promise<Thesaurus> => (await currentTaxonomy()).thesaurus;

/** Follows edits made by other processes. */
export const watchTaxonomy = (logger: Logger): void =>
  void follow(ChainRow.collection.name, {}, forgetTaxonomy, logger);

export async function listChains(): Promise<{ items: ChainOutline[] }> {
  const { chains } = await currentTaxonomy();
  return {
    items: chains.map(({ segments, ...chain }) => ({
      ...chain,
      segments: segments.map(({ terms: _terms, ...segment }) => segment),
    })),
  };
}

export async function readChain(code: string): Promise<Chain> {
  const row = await ChainRow.findById(code).lean();
  if (!row) throw notFound();
  return { code, name: row.name, segments: row.segments, version: row.version };
}

/** Changes a chain whole, if nobody else did meanwhile. Each segment's code begins with the chain's. */
export async function changeChain(
  actor: MemberActor,
  code: string,
  input: z.output<typeof chainInput>,
  version: number,
): Promise<Chain> {
  const codes = input.segments.map((s) => s.code);
  const wrong = codes.findIndex((c, i) => !c.startsWith(`${code}.`) || codes.indexOf(c) !== i);
  if (wrong >= 0) throw invalidField(`segments.${wrong}.code`, 'bad_segment_code', `${code}.…`);
  await transact(async (session) => {
    const before = await ChainRow.findOneAndUpdate(
      { _id: code, version },
      { $set: input, $inc: { version: 1 } },
      { session },
    ).lean();
    if (!before) {
      if (await ChainRow.exists({ _id: code }).session(session)) throw new ProblemError('resource.changed');
      throw notFound();
    }
    await recordAudit(session, actor, {
      action: 'taxonomy.changed',
      subject: { kind: 'chain', id: code },
      before: { name: before.name, segments: before.segments.length },
      after: { name: input.name, segments: input.segments.length },
    });
    await emit(session, 'taxonomy.changed', code);
  });
  forgetTaxonomy();
  return readChain(code);
}
