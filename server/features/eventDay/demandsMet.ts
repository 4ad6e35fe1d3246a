import mongoose, { type Types } from 'mongoose';
import type { MemberActor } from '../../platform/http/actor.ts';
import { Demand, isOffered, viewerOf, type DemandDocument, type DemandViewer } from '../demands/index.ts';
import { openOf, type IntroductionDocument } from '../introductions/index.ts';
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
  const met = meetings.flatMap((meeting) => {
    const parties = meeting.registrations.map((id) => registrations.get(String(id)));
    const other = meeting.organisations.find((id) => !id.equals(own));
    if (!other || parties.some((party) => !party || party.kind === 'bank')) return [];
    return [{ id: String(meeting._id), other, brought: parties.flatMap((party) => party!.brings.demandIds) }];
  });
  if (met.length === 0) return new Map();
  const introduced = new Map<string, IntroductionDocument>();
  const pair = (demandId: unknown, other: unknown) => `${String(demandId)}:${String(other)}`;
  for (const row of await openOf(own)) {
    introduced.set(
      pair(
        row.demandId,
        row.parties.find((id) => !id.equals(own)),
      ),
      row,
    );
  }
  const ids = new Set([
    ...met.flatMap(({ brought }) => brought),
    ...[...introduced.values()].map(({ demandId }) => String(demandId)),
  ]);
  const demands = await Demand.find({ _id: { $in: [...ids] } }).lean<DemandDocument[]>();
  const seen = new Map<string, Promise<DemandViewer>>();
  const viewer = (id: string) => {
    // Who comes is verified; that it is still is asked as the introduction takes effect.
    if (!seen.has(id)) seen.set(id, viewerOf({ organisationId: id, organisationStatus: 'verified' }));
    return seen.get(id)!;
  };
  const found = new Map<string, DemandMet[]>();
  for (const { id, other, brought } of met) {
    const mine: DemandMet[] = [];
    for (const demand of demands) {
      const buys = demand.organisationId.equals(own);
      if (!buys && !demand.organisationId.equals(other)) continue;
      const row = introduced.get(pair(demand._id, other));
      const named = buys || !demand.content.anonymous || (row?.acceptedAt ?? null) !== null;
      if (!named) continue;
      const supplierId = buys ? other : own;
      if (!row) {
        if (!brought.includes(String(demand._id))) continue;
        if (!isOffered(await viewer(String(supplierId)), demand, true)) continue;
      }
      mine.push({ demand, supplierId, introduced: row !== undefined });
    }
    found.set(id, mine);
  }
  return found;
}
