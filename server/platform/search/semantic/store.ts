import mongoose, { Schema } from 'mongoose';
import type { mongo } from 'mongoose';
import type { Logger } from 'pino';
import { follow } from '../../db/index.ts';
import { DIMENSIONS, packModel, unpackModel, type SemanticModel } from './model.ts';

interface ModelDocument {
  _id: string;
  bytes: mongo.Binary;
  dimensions: number;
  /** Texts there were when it was learned, which may be more than it was learned from. */
  texts: number;
  learnedAt: Date;
}

const modelSchema = new Schema<ModelDocument>(
  {
    _id: { type: String, required: true },
    bytes: { type: Schema.Types.Buffer, required: true } as never,
    dimensions: { type: Number, required: true },
    texts: { type: Number, required: true },
    learnedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// A row holds megabytes: none is to be read in passing.
modelSchema.index({ dimensions: 1, learnedAt: -1 });
const models = mongoose.model<ModelDocument>('SemanticModel', modelSchema, 'semanticModels');

/** Which model an index was built with: its vectors mean nothing to another. */
const indexes = mongoose.model<{ _id: string; modelId: string | null }>(
  'SearchIndex',
  new Schema({ _id: { type: String, required: true }, modelId: String }, { versionKey: false }),
  'searchIndexes',
);

/** The newest model that can be used, without its numbers. */
export const newestModel = (): Promise<Pick<ModelDocument, '_id' | 'texts' | 'learnedAt'> | null> =>
  models.findOne({ dimensions: DIMENSIONS }, { bytes: 0 }).sort({ learnedAt: -1 }).lean();

/** Keeps a model. The same texts give the same one, which is then only marked as learned anew. */
export async function keepModel(model: SemanticModel, texts: number, learnedAt = new Date()): Promise<void> {
  await models.updateOne(
    { _id: model.id },
    { $set: { bytes: packModel(model), dimensions: DIMENSIONS, texts, learnedAt } },
    { upsert: true },
  );
}

const loaded = new Map<string, Promise<SemanticModel | null>>();

/** A model by its id, read once; null where it is gone or of another shape. */
export function modelById(id: string): Promise<SemanticModel | null> {
  let model = loaded.get(id);
  if (!model) {
    model = models
      .findById(id)
      .lean()
      .then((row) => (row ? unpackModel(row.bytes.buffer) : null));
    loaded.set(id, model);
    model.then(
      (found) => found ?? loaded.delete(id),
      () => loaded.delete(id),
    );
  }
  return model;
}

const built = new Map<string, Promise<SemanticModel | null>>();

/** The model an index was built with, or null; remembered until another process or this one builds it anew. */
export function modelOf(index: string): Promise<SemanticModel | null> {
  let model = built.get(index);
  if (!model) {
    model = indexes
      .findById(index)
      .lean()
      .then((row) => (row?.modelId ? modelById(row.modelId) : null));
    built.set(index, model);
    model.catch(() => built.delete(index));
  }
  return model;
}

/** The same, read anew: for writing to the index, where a wrong one is refused. */
export function freshModelOf(index: string): Promise<SemanticModel | null> {
  built.delete(index);
  return modelOf(index);
}

/** Says which model an index was built with; models that neither an index nor the future needs are dropped. */
export async function indexBuiltWith(index: string, model: SemanticModel | null): Promise<void> {
  await indexes.updateOne({ _id: index }, { $set: { modelId: model?.id ?? null } }, { upsert: true });
  built.delete(index);
  const [used, newest] = await Promise.all([indexes.distinct('modelId'), newestModel()]);
  await models.deleteMany({ _id: { $nin: [...used, newest?._id].flatMap((id) => id ?? []) } });
}

/** Follows what other processes build. */
export function watchIndexes(logger: Logger): void {
  const forget = () => {
    built.clear();
    loaded.clear();
  };
  follow(indexes.collection.name, {}, forget, logger);
}
