import mongoose, { Schema, type Types } from 'mongoose';
import type { z } from 'zod';
import type { SavedSearch, savedSearchInput } from '../../../shared/schemas/firm.ts';
import { noteEffect, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../platform/http/problem.ts';
import { addReader, emit } from '../../platform/outbox/index.ts';
import { SearchDown, type Engine } from '../../platform/search/index.ts';
import { firmsOf, indexFirms } from './indexing.ts';
import type { FirmFilters } from './filters.ts';
import { searchIds } from './search.ts';

const MOST_SAVED = 50;

interface SavedSearchDocument {
  _id: Types.ObjectId;
  personId: string;
  organisationId: string;
  name: string;
  q: string;
  filters: FirmFilters;
  notify: boolean;
  createdAt: Date;
}

const schema = new Schema<SavedSearchDocument>(
  {
    personId: { type: String, required: true },
    organisationId: { type: String, required: true },
    name: { type: String, required: true },
    q: { type: String, default: '' },
    filters: { type: Schema.Types.Mixed, default: {} },
    notify: { type: Boolean, default: true },
  },
  { timestamps: { createdAt: true, updatedAt: false }, minimize: false },
);
schema.index({ personId: 1, organisationId: 1, _id: -1 });
schema.index({ notify: 1, _id: 1 });
const Saved = mongoose.model<SavedSearchDocument>('SavedSearch', schema, 'savedSearches');

const present = (row: SavedSearchDocument): SavedSearch => ({
  id: String(row._id),
  name: row.name,
  q: row.q,
  filters: row.filters as Record<string, string[]>,
  notify: row.notify,
  createdAt: row.createdAt.toISOString(),
});

const own = ({ personId, organisationId }: MemberActor) => ({ personId, organisationId });

export async function listSavedSearches(actor: MemberActor): Promise<{ items: SavedSearch[] }> {
  const rows = await Saved.find(own(actor)).sort({ _id: -1 }).limit(MOST_SAVED).lean();
  return { items: rows.map(present) };
}

export async function saveSearch(
  actor: MemberActor,
  input: z.output<typeof savedSearchInput>,
): Promise<SavedSearch> {
  return transact(async (session) => {
    if ((await Saved.countDocuments(own(actor)).session(session)) >= MOST_SAVED) {
      throw new ProblemError('state.conflict');
    }
    const [row] = await Saved.create([{ ...own(actor), ...input }], { session });
    await noteEffect(session, row!._id);
    return present(row!.toObject());
  });
}

export async function readSavedSearch(actor: MemberActor, id: string): Promise<SavedSearch> {
  const row = await Saved.findOne({ _id: id, ...own(actor) }).lean();
  if (!row) throw notFound();
  return present(row);
}

/** Whether its person is told of it; two switches at once leave the later one. */
export async function changeSavedSearch(
  actor: MemberActor,
  id: string,
  change: { notify: boolean },
): Promise<SavedSearch> {
  const row = await Saved.findOneAndUpdate(
    { _id: id, ...own(actor) },
    { $set: change },
    { returnDocument: 'after' },
  ).lean();
  if (!row) throw notFound();
  return present(row);
}

export async function forgetSearch(actor: MemberActor, id: string): Promise<void> {
  const gone = await Saved.deleteOne({ _id: id, ...own(actor) });
  if (gone.deletedCount === 0) throw notFound();
}

/** Tells of firms that became findable and fit a saved search; each firm and search once. */
export function registerSavedSearches(engine: Engine): void {
  addReader({
    name: 'saved-searches',
    topics: ['organisation.verified', 'firm.imported'],
    batch: 200,
    async handle(facts) {
      const ids = new Set(firmsOf(facts));
      // The index has its own reader, which may not have come to these yet; a firm not found now never would be.
      await indexFirms(engine, [...ids]);
      for await (const saved of Saved.find({ notify: true }).lean().cursor()) {
        const { q, filters } = saved;
        const found = await searchIds(engine, {
          q,
          filters,
          sort: 'updated',
          offset: 0,
          limit: 200,
          facets: false,
        }).catch((error: unknown) => {
          // A retry later finds them still; without an engine there is nothing to wait for.
          if (error instanceof SearchDown) throw error;
          return { ids: [] as string[] };
        });
        const fits = found.ids.filter((id) => ids.has(id));
        if (fits.length === 0) continue;
        await transact((session) =>
          emit(session, 'savedSearch.matched', saved._id, {
            personId: saved.personId,
            organisationId: saved.organisationId,
            name: saved.name,
            firmIds: fits.slice(0, 20),
          }),
        );
      }
    },
  });
}
