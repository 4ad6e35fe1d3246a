import type mongoose from 'mongoose';

type Id = mongoose.Types.ObjectId | string;

/** Names of people or organisations, by their ids as text. */
export type Names = ReadonlyMap<string, string>;

/** The names of those things of a collection, in one query; what is not there has none. */
export async function namesIn<T extends { name: string }>(
  model: mongoose.Model<T>,
  ids: Iterable<Id>,
): Promise<Map<string, string>> {
  const unique = [...new Set([...ids].map(String))];
  if (unique.length === 0) return new Map();
  const rows = await model
    .find({ _id: { $in: unique } } as object, { name: 1 })
    .lean<{ _id: mongoose.Types.ObjectId; name: string }[]>();
  return new Map(rows.map((row) => [String(row._id), row.name]));
}

/** A thing by id and name, as answers name it. */
export const refOf = (id: Id, names: Names) => ({ id: String(id), name: names.get(String(id)) ?? '' });
