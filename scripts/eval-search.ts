import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plain, platform } from './eval/contenders.ts';
import { evaluate, report } from './eval/evaluate.ts';
import { readTestSet } from './eval/read.ts';
import { fail, say } from './run/say.ts';
import { findMeilisearch, startMeilisearch, type RunningMeilisearch } from './services/meilisearch.ts';

const USAGE = `用法：npm run eval:search -- 文件夹（内含 corpus.tsv、queries.tsv、qrels.tsv）
Usage: npm run eval:search -- DIR   (with corpus.tsv: id, text; queries.tsv: query; qrels.tsv: query, id, grade)`;

/** `npm run eval:search -- DIR`: firm search beside plain Meilisearch, over an engine of its own that goes again. */
async function main(): Promise<void> {
  const [dir, ...more] = process.argv.slice(2);
  if (!dir || more.length > 0) throw new Error(USAGE);
  const set = await readTestSet(resolve(dir)).catch((error: Error) => {
    throw new Error(`${error.message}\n\n${USAGE}`);
  });
  const binary = await findMeilisearch();
  if (!binary) {
    throw new Error(
      '找不到 Meilisearch：请安装，或设置 MEILI_BIN。/ There is no Meilisearch: install it, or set MEILI_BIN.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'lianqiao-eval-'));
  let meili: RunningMeilisearch | null = null;
  const clean = async () => {
    await meili?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  let ending: Promise<void> | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The group and the parent may both send it: it is one ending.
    process.on(signal, () => void (ending ??= clean().finally(() => process.exit(1))));
  }
  try {
    meili = await startMeilisearch(binary, folder, async (running) => {
      meili = { ...running, url: '', apiKey: '' };
    });
    const { url, apiKey } = meili;
    say(`${set.corpus.length} 篇文本，${set.queries.length} 个查询 / texts and queries`);
    for (const note of set.notes) say(note);
    say('索引：原生 Meilisearch… / Indexing: plain Meilisearch…');
    const askPlain = await plain(url, apiKey, set);
    say('学习词义并索引：平台… / Learning and indexing: the platform…');
    const askPlatform = await platform(url, apiKey, set);
    say('查询… / Asking…');
    const ofPlain = await evaluate(set, askPlain);
    const ofPlatform = await evaluate(set, askPlatform);
    console.log(`\n${report(ofPlatform, ofPlain)}`);
  } finally {
    await clean();
  }
  process.exit();
}

main().catch(fail);
