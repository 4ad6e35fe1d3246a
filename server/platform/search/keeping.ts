import { setImmediate as turn } from 'node:timers/promises';
import type { Settings } from 'meilisearch';
import type { Thesaurus } from '../../../shared/taxonomy/thesaurus.ts';
import { IndexMissing, type Engine, type SearchDocument } from './engine.ts';
import { embedderOf, type Knowledge } from './ranked/fields.ts';
import type { SemanticModel } from './semantic/model.ts';
import { freshModelOf, indexBuiltWith, modelById, modelOf, newestModel } from './semantic/store.ts';

/** A document that says what state of the thing it was made from. */
export interface StampedDocument extends SearchDocument {
  stamp: string;
}

/** An index that is kept like the database: what should stand in it, and how to write that. */
export interface KeptIndex {
  name: string;
  settings: (model: SemanticModel | null) => Settings;
  thesaurus: () => Promise<Thesaurus>;
  /** The ids of all that should stand in it, each with its stamp. */
  wanted: () => Promise<Map<string, string>>;
  /** What of these ids should stand in it, as functions that make the documents, since making takes time. */
  documents: (ids: readonly string[], knowledge: Knowledge) => Promise<(() => StampedDocument)[]>;
}

const BATCH = 500;
/** Documents made before others get their turn: about 5 ms of work. */
const AT_ONCE = 10;

/** What search knows when it reads an index. */
export async function knowledgeOf({
  name,
  thesaurus,
}: Pick<KeptIndex, 'name' | 'thesaurus'>): Promise<Knowledge> {
  const [words, model] = await Promise.all([thesaurus(), modelOf(name)]);
  return { thesaurus: words, model };
}

async function made(makers: readonly (() => StampedDocument)[]): Promise<StampedDocument[]> {
  const documents: StampedDocument[] = [];
  for (const [at, make] of makers.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await turn();
    documents.push(make());
  }
  return documents;
}

/** Brings these ids' entries up to what the database says now, removals included. */
export async function bringUp(engine: Engine, index: KeptIndex, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const knowledge = { thesaurus: await index.thesaurus(), model: await freshModelOf(index.name) };
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    const documents = await made(await index.documents(some, knowledge));
    const present = new Set(documents.map(({ id }) => id));
    await engine.put(index.name, documents);
    await engine.remove(
      index.name,
      some.filter((id) => !present.has(id)),
    );
  }
}

/** Builds an index anew beside the old one with the newest model, swaps, and mends what changed meanwhile. */
export async function rebuild(engine: Engine, index: KeptIndex): Promise<void> {
  const newest = await newestModel();
  const model = newest && (await modelById(newest._id));
  const knowledge = { thesaurus: await index.thesaurus(), model };
  const ids = [...(await index.wanted()).keys()];
  async function* batches() {
    for (let at = 0; at < ids.length; at += BATCH)
      yield await made(await index.documents(ids.slice(at, at + BATCH), knowledge));
  }
  await engine.rebuild({ name: index.name, settings: index.settings(model) }, batches());
  await indexBuiltWith(index.name, model);
  await mend(engine, index);
}

/** Makes an index ready where there is none; the database fills it when its keeper comes round. */
export async function ensure(engine: Engine, index: KeptIndex): Promise<{ made: boolean }> {
  const model = await freshModelOf(index.name);
  return { made: await engine.ensure({ name: index.name, settings: index.settings(model) }) };
}

/**
 * Compares the index with the database and mends what differs: entries that lack, are old or should not be there.
 * One that is gone, or was built with another model than the newest, is built anew. Returns how many entries differed.
 */
export async function reconcile(engine: Engine, index: KeptIndex): Promise<number> {
  const [newest, model] = await Promise.all([newestModel(), freshModelOf(index.name)]);
  const embedders = await engine.embedders(index.name).catch((error: unknown) => {
    if (error instanceof IndexMissing) return null;
    throw error;
  });
  const built = model ? [embedderOf(model)] : [];
  const asSaid = embedders !== null && embedders.join() === built.join();
  if (!asSaid || (newest?._id ?? null) !== (model?.id ?? null)) {
    await rebuild(engine, index);
    return embedders === null ? (await index.wanted()).size : 0;
  }
  return mend(engine, index);
}

async function mend(engine: Engine, index: KeptIndex): Promise<number> {
  const [there, wanted] = await Promise.all([engine.stamps(index.name), index.wanted()]);
  const differ = [...wanted].filter(([id, stamp]) => there.get(id) !== stamp).map(([id]) => id);
  for (const id of there.keys()) if (!wanted.has(id)) differ.push(id);
  await bringUp(engine, index, differ);
  return differ.length;
}
