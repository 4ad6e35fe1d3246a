import mongoose, { type QueryFilter } from 'mongoose';
import type { z } from 'zod';
import type { auditRoutes } from '../../../shared/api/audit.ts';
import { addDays } from '../../../shared/finance/businessDay.ts';
import { instantOf } from '../../../shared/localTime.ts';
import type { AuditEntry } from '../../../shared/schemas/audit.ts';
import { afterId, pageAfter, type Page } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { Audit, type AuditDocument } from './model.ts';

type Query = z.output<(typeof auditRoutes)['GET /audit']['query']>;

/** The trail as an actor may read it: an organisation's managers what was done by it or to its things. */
async function readTrail(actor: MemberActor, query: Query): Promise<Page<AuditEntry>> {
  const conditions: QueryFilter<AuditDocument>[] = [];
  if (actor.kind !== 'admin') {
    conditions.push({ $or: [{ organisationId: actor.organisationId }, { ownerId: actor.organisationId }] });
  }
  if (query.action) conditions.push({ action: query.action });
  if (query.subjectId) conditions.push({ subjectId: query.subjectId });
  if (query.personId) {
    conditions.push({ personId: query.personId });
    // Who of another organisation did something is not shown, and so must not be asked for either.
    if (actor.kind !== 'admin') conditions.push({ organisationId: actor.organisationId });
  }
  if (query.from) conditions.push({ at: { $gte: instantOf(query.from) } });
  if (query.to) conditions.push({ at: { $lt: instantOf(addDays(query.to, 1)) } });
  if (query.cursor) conditions.push(afterId(query.cursor, 'down'));
  const rows = await Audit.find(conditions.length > 0 ? { $and: conditions } : {})
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const page = pageAfter(rows, query.limit, (row) => [String(row._id)]);
  const people = await mongoose.connection
    .collection<{ _id: mongoose.Types.ObjectId; name: string }>('people')
    .find({
      _id: { $in: page.items.flatMap((r) => (r.personId ? [new mongoose.Types.ObjectId(r.personId)] : [])) },
    })
    .project<{ _id: mongoose.Types.ObjectId; name: string }>({ name: 1 })
    .toArray();
  const names = new Map(people.map((p) => [String(p._id), p.name]));
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => {
      // Who of another organisation did it is that organisation's to know; where from, too.
      const own = actor.kind === 'admin' || row.organisationId === actor.organisationId;
      return {
        id: String(row._id),
        at: row.at.toISOString(),
        person: own && row.personId ? { id: row.personId, name: names.get(row.personId) ?? '' } : null,
        organisationId: row.organisationId,
        action: row.action,
        subject: { kind: row.subjectKind, id: row.subjectId },
        address: own ? row.address : '',
        before: own || row.ownerId === actor.organisationId ? row.before : null,
        after: own || row.ownerId === actor.organisationId ? row.after : null,
      };
    }),
  };
}

export const auditHandlers = (): Handlers<typeof auditRoutes> => ({
  'GET /audit': ({ actor, query }) => readTrail(actor, query),
});
