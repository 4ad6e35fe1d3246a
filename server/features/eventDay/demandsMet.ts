import mongoose, { type Types } from 'mongoose';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Demand, isOffered, viewerOf, type DemandDocument } from '../demands/index.ts';
import { openBetween } from '../introductions/index.ts';
import type { EventMeetingDocument } from '../timetables/index.ts';
import type { Guests } from './guests.ts';

/** A demand a meeting can be about, with who would supply it. */
export interface DemandMet {
  demand: DemandDocument;
  supplierId: Types.ObjectId;
  /** The two are introduced over it already. */
  introduced: boolean;
}

/**
 * The demands each meeting can be about, for one of its sides: those either brought that the other may be put to, and
 * those over which the two are introduced already. A demand whose buyer is unnamed is the buyer’s alone to speak of:
 * beside the name of who sits there it would name it.
 */
export async function demandsFor(
  actor: MemberActor,
  { registrations }: Pick<Guests, 'registrations'>,
  meetings: readonly EventMeetingDocument[],
): Promise<Map<string, DemandMet[]>> {
  const own = new mongoose.Types.ObjectId(actor.organisationId);
  const met = new Map<string, DemandMet[]>();
  for (const meeting of meetings) {
    const parties = meeting.registrations.map((id) => registrations.get(String(id)));
    if (parties.some((party) => !party || party.kind === 'bank')) continue;
    const other = meeting.organisations.find((id) => !id.equals(own));
    if (!other) continue;
    const open = await openBetween(own, other);
    const introduced = new Map(open.map((row) => [String(row.demandId), row]));
    const ids = new Set([...introduced.keys(), ...parties.flatMap((party) => party!.brings.demandIds)]);
    if (ids.size === 0) continue;
    const demands = await Demand.find({ _id: { $in: [...ids] } }).lean<DemandDocument[]>();
    const viewers = new Map<string, Awaited<ReturnType<typeof viewerOf>>>();
    const found: DemandMet[] = [];
    for (const demand of demands) {
      const buys = demand.organisationId.equals(own);
      if (!buys && !demand.organisationId.equals(other)) continue;
      const supplierId = buys ? other : own;
      const row = introduced.get(String(demand._id));
      const named = buys || !demand.content.anonymous || (row?.acceptedAt ?? null) !== null;
      if (!named) continue;
      if (!row) {
        const key = String(supplierId);
        // Who comes is verified; that it is still is asked as the introduction takes effect.
        const viewer =
          viewers.get(key) ?? (await viewerOf({ organisationId: key, organisationStatus: 'verified' }));
        viewers.set(key, viewer);
        if (!isOffered(viewer, demand, true)) continue;
      }
      found.push({ demand, supplierId, introduced: row !== undefined });
    }
    met.set(String(meeting._id), found);
  }
  return met;
}
