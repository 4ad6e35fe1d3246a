import mongoose from 'mongoose';
import { addJob } from '../jobs/index.ts';
import { removeFile, type StoredFile } from './store.ts';

/** A kept file as the feature is asked about it that it was kept for. */
export interface Kept {
  id: string;
  ownerId: string;
}

/** Which of these files are named by the things they were kept for. */
export type Named = (files: readonly Kept[]) => Promise<ReadonlySet<string>>;

interface FileRow {
  _id: mongoose.Types.ObjectId;
  metadata?: { owner: StoredFile['owner']; condemnedAt?: Date };
}

const HOUR_MS = 3_600_000;
/** How old a file must be that nothing names: a message may wait for days on a machine that is away. */
const SAFE_AGE_MS = 7 * 24 * HOUR_MS;
/** How long a condemned file, which no message can name any more, is kept for one that was just being written. */
const GRACE_MS = 24 * HOUR_MS;
const BATCH = 500;

const kinds = new Map<string, Named>();

/** Told once, when the app is put together, by each feature that keeps files. Files of other kinds are left alone. */
export function addFileKind(kind: string, named: Named): void {
  kinds.set(kind, named);
  addJob({ name: 'files.sweep', everyMs: 6 * HOUR_MS, run: () => sweepFiles() });
}

const collection = (name: string) => mongoose.connection.db!.collection<FileRow>(`files.${name}`);

/**
 * Removes files that were stored and then named by nothing, because a process died between the two (or between the
 * two the other way round, when they were taken away). First a file is condemned, then, a day later and asked about
 * again, removed. Safe to run in several processes.
 */
export async function sweepFiles(now = new Date()): Promise<void> {
  const old = mongoose.Types.ObjectId.createFromTime(Math.floor((now.getTime() - SAFE_AGE_MS) / 1000));
  let after: mongoose.Types.ObjectId | null = null;
  for (;;) {
    const rows: FileRow[] = await collection('files')
      .find({ _id: { $lt: old, ...(after ? { $gt: after } : {}) } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    if (rows.length === 0) break;
    for (const [kind, named] of kinds) {
      await judge(
        rows.filter(({ metadata }) => metadata?.owner.kind === kind),
        named,
        now,
      );
    }
    after = rows.at(-1)!._id;
  }
  await removeLooseBytes(old);
}

async function judge(rows: readonly FileRow[], named: Named, now: Date): Promise<void> {
  if (rows.length === 0) return;
  const known = await named(
    rows.map(({ _id, metadata }) => ({ id: String(_id), ownerId: metadata!.owner.id })),
  );
  const mark = (ids: FileRow['_id'][], update: mongoose.mongo.UpdateFilter<FileRow>) =>
    ids.length > 0 ? collection('files').updateMany({ _id: { $in: ids } }, update) : null;
  const condemned = rows.filter(({ metadata }) => metadata!.condemnedAt);
  const idsOf = (of: readonly FileRow[], are: boolean) =>
    of.filter(({ _id }) => known.has(String(_id)) === are).map(({ _id }) => _id);
  await mark(idsOf(condemned, true), { $unset: { 'metadata.condemnedAt': 1 } });
  await mark(
    idsOf(
      rows.filter(({ metadata }) => !metadata!.condemnedAt),
      false,
    ),
    { $set: { 'metadata.condemnedAt': now } },
  );
  const due = condemned.filter(
    ({ metadata }) => now.getTime() - metadata!.condemnedAt!.getTime() >= GRACE_MS,
  );
  for (const id of idsOf(due, false)) await removeFile(String(id));
}

/** Bytes whose upload never came to its end, so that no file has them. */
async function removeLooseBytes(old: mongoose.Types.ObjectId): Promise<void> {
  const chunks = mongoose.connection.db!.collection<{ files_id: FileRow['_id']; n: number }>('files.chunks');
  const firsts = chunks.find({ files_id: { $lt: old }, n: 0 }, { projection: { _id: 0, files_id: 1 } });
  const clear = async (ids: FileRow['_id'][]) => {
    const whole = await collection('files')
      .find({ _id: { $in: ids } }, { projection: { _id: 1 } })
      .toArray();
    const known = new Set(whole.map(({ _id }) => String(_id)));
    const loose = ids.filter((id) => !known.has(String(id)));
    if (loose.length > 0) await chunks.deleteMany({ files_id: { $in: loose } });
  };
  let batch: FileRow['_id'][] = [];
  for await (const { files_id: id } of firsts) {
    batch.push(id);
    if (batch.length < BATCH) continue;
    await clear(batch);
    batch = [];
  }
  if (batch.length > 0) await clear(batch);
}
