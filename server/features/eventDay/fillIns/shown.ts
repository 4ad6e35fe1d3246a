import { slotsOf } from '../../../../shared/eventSlots.ts';
import type { OwnDay } from '../../../../shared/schemas/eventDay.ts';
import type { EventDocument, RegistrationDocument } from '../../events/index.ts';
import { EventMeeting, type EventMeetingDocument } from '../../timetables/index.ts';
import { attendeeRef, guestsOf } from '../guests.ts';
import { FillIn, type FillInDocument, type Seated } from '../model.ts';

/** How long after its time an offer that came to nothing is still said to have ended. */
const SEEN_MS = 3_600_000;

/**
 * The offers that concern an organisation: those it can take now, as far as those concerned are still free, and those
 * that ended lately without it, for whoever comes to them late.
 */
export async function fillInsFor(
  event: EventDocument,
  registration: RegistrationDocument,
): Promise<Pick<OwnDay, 'fillIns' | 'endedFillIns'>> {
  const now = new Date();
  const slots = slotsOf(event.content)
    .filter(
      ({ endsAt, startsAt }) =>
        endsAt.getTime() > now.getTime() - SEEN_MS && startsAt.getTime() < now.getTime() + 3_600_000,
    )
    .map(({ index }) => index);
  const own = registration.organisationId;
  const rows = await FillIn.find({
    ...{ eventId: event._id, slot: { $in: slots } },
    $or: [{ 'freed.organisationId': own }, { 'others.organisationId': own }],
  } as object).lean<FillInDocument[]>();
  rows.sort((x, y) => x.createdAt.getTime() - y.createdAt.getTime());
  if (rows.length === 0) return { fillIns: [], endedFillIns: [] };
  const [meetings, guests] = await Promise.all([
    EventMeeting.find(
      { eventId: event._id, slot: { $in: rows.map(({ slot }) => slot) } },
      { slot: 1, people: 1, standing: 1 },
    ).lean<EventMeetingDocument[]>(),
    guestsOf(rows.flatMap(({ freed, others }) => [freed, ...others].map((one) => one.registrationId))),
  ]);
  const busy = new Set(
    meetings.flatMap(({ slot, people, standing }) =>
      standing ? people.map((id) => `${slot}:${String(id)}`) : [],
    ),
  );
  const seats = new Map(meetings.map(({ _id, people }) => [String(_id), people.map(String)]));
  const ref = ({ attendeeId }: Seated) => {
    const { id, name } = attendeeRef(guests, attendeeId);
    return { id, name };
  };
  const fillIns: OwnDay['fillIns'] = [];
  const endedFillIns: OwnDay['endedFillIns'] = [];
  for (const { _id, slot, until, freed, others, takenAs } of rows) {
    const isFree = ({ attendeeId }: Seated) => !busy.has(`${slot}:${String(attendeeId)}`);
    const shown = { id: String(_id), slot, until: until.toISOString() };
    const open = takenAs === null && until > now && isFree(freed);
    const isFreed = freed.organisationId.equals(own);
    for (const one of isFreed ? [freed] : others.filter(({ organisationId }) => organisationId.equals(own))) {
      const free = isFreed ? others.filter(isFree) : [freed].filter(() => isFree(one));
      const role = isFreed ? ('freed' as const) : ('asked' as const);
      if (open && free.length > 0) {
        const refs = free.map(({ attendeeId }) => attendeeRef(guests, attendeeId));
        fillIns.push({ ...shown, role, own: ref(one), others: refs });
      } else if (!(takenAs && seats.get(String(takenAs))?.includes(String(one.attendeeId)))) {
        endedFillIns.push({ id: shown.id, slot, role, own: ref(one) });
      }
    }
  }
  return { fillIns, endedFillIns };
}
