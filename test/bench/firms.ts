import { Meilisearch } from 'meilisearch';
import { learnFromFirms, rebuildFirmIndex } from '../../server/features/firms/index.ts';
import { prepareAllFirms } from '../../server/features/matching/index.ts';
import { nameKey, Organisation } from '../../server/features/organisations/index.ts';
import { openEngine } from '../../server/platform/search/index.ts';
import { regionPath } from '../../shared/taxonomy/regions.ts';
import { generateFirms, type GeneratedFirm } from '../support/generateFirms.ts';
import type { Stage } from './stage.ts';

/** The engine's index of the baseline. */
export const PLAIN = 'plain_firms';
/** What both sides filter by and count: attributes of the same name in both indexes. */
export const COUNTED = ['kind', 'chains', 'segments', 'regions', 'tier', 'certificates'] as const;

const BATCH = 1000;
const PLAIN_BATCH = 5000;
const TELL_MS = 15_000;

function* batches<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const searchClient = ({ deps }: Stage): Meilisearch => {
  const { url, apiKey } = deps.config.meili!;
  return new Meilisearch({ host: url, apiKey, requestInit: { headers: { 'accept-encoding': 'identity' } } });
};

/**
 * Fills the database by its models and makes all that is derived by the platform's own code: what search learns of
 * the firms, the index, and what matching knows. Then the same firms as plain documents, for the baseline.
 */
export async function loadFirms(stage: Stage, count: number, say: (text: string) => void): Promise<void> {
  const total = count.toLocaleString('en');
  say(`写入 ${total} 家企业… / Writing ${total} firms…`);
  for (const batch of batches(generateFirms(count), BATCH)) {
    await Organisation.insertMany(
      batch.map((firm) => ({ ...firm, nameKey: nameKey(firm.name) })),
      { ordered: false },
    );
  }
  const client = searchClient(stage);
  const tell = setInterval(async () => {
    const stats = await client.getStats().catch(() => null);
    const counts = Object.entries(stats?.indexes ?? {}).map(
      ([name, { numberOfDocuments: n }]) => `${name} ${n.toLocaleString('en')}`,
    );
    say(`  … ${counts.join(', ')}`);
  }, TELL_MS);
  try {
    say('学习词义… / Learning what words mean…');
    await learnFromFirms();
    say('建立索引与匹配数据… / Indexing, and preparing what matching reads…');
    await Promise.all([rebuildFirmIndex(openEngine(stage.deps.config.meili)), prepareAllFirms()]);
    say('建立基准索引… / Indexing the baseline…');
    await indexPlainly(client, count);
  } finally {
    clearInterval(tell);
  }
}

/** The firms as somebody would hand them to Meilisearch: as they are, with every setting as it comes. */
async function indexPlainly(client: Meilisearch, count: number): Promise<void> {
  const index = client.index(PLAIN);
  const wait = { timeout: 600_000, interval: 100 };
  await client.createIndex(PLAIN, { primaryKey: 'id' }).waitTask(wait);
  await index.updateSettings({ filterableAttributes: [...COUNTED] }).waitTask(wait);
  const tasks = [];
  for (const batch of batches(generateFirms(count), PLAIN_BATCH))
    tasks.push(await index.addDocuments(batch.map(plainDocument)));
  for (const { taskUid } of tasks) {
    const task = await client.tasks.waitForTask(taskUid, wait);
    if (task.status !== 'succeeded')
      throw new Error(`the baseline’s index: ${task.error?.message ?? task.status}`);
  }
}

function plainDocument({ creditCode, kind, name, shortName, profile }: GeneratedFirm) {
  return {
    id: creditCode,
    name,
    shortName,
    introduction: profile.introduction,
    capabilities: profile.capabilities.map((c) =>
      [c.name, c.description, ...c.materials].filter(Boolean).join(' '),
    ),
    kind,
    chains: profile.chainPositions.map((p) => p.chain),
    segments: profile.chainPositions.map((p) => p.segment),
    regions: profile.region ? regionPath(profile.region).map((r) => r.code) : [],
    tier: profile.tier?.code ?? 'none',
    certificates: profile.certificates.map((c) => c.code),
  };
}
