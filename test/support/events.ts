import mongoose from 'mongoose';
import { Event, Registration, type EventDocument } from '../../server/features/events/index.ts';
import { newCode } from '../../server/features/events/codes.ts';
import { sideOf } from '../../server/features/events/domain.ts';
import { dateOf } from '../../shared/localTime.ts';
import type { AttendingKind, EventInput, EventStatus } from '../../shared/schemas/event.ts';
import type { RegistrationStatus } from '../../shared/schemas/eventRegistration.ts';
import { aMember, fresh, type Persona } from './factories.ts';

const DAY_MS = 86_400_000;
/** A day so many from now, in Shanghai. */
export const dayFromNow = (days: number): string => dateOf(Date.now() + days * DAY_MS);
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

/** What an event is: ten days from now, eight slots of 20 minutes in the morning, four tables. */
export const eventContent = (more: Partial<EventInput> = {}): EventInput => ({
  title: `对接会${fresh()}`,
  kind: 'supply',
  online: false,
  place: '广州市天河区会展中心 3 楼',
  region: '440106',
  summary: '',
  contact: '',
  chains: [],
  tags: [],
  days: [{ date: dayFromNow(10), blocks: [{ from: '09:00', to: '12:15' }] }],
  slotMinutes: 20,
  breakMinutes: 5,
  tables: ['A1', 'A2', 'B1', 'B2'].map((name) => ({ name, zone: name[0]! })),
  agenda: [],
  questions: [],
  seats: 100,
  quotas: {},
  peoplePerOrganisation: 3,
  approval: true,
  invitedOnly: false,
  mostMeetings: 8,
  excludeMet: false,
  registrationUntil: inDays(5),
  wishesUntil: inDays(7),
  ...more,
});

/** An event straight into the database. */
export async function aStoredEvent(
  organiser: Persona,
  status: EventStatus = 'registration',
  content: Partial<EventInput> = {},
): Promise<EventDocument> {
  const row = await Event.create({
    organiserId: organiser.organisationId,
    status,
    content: eventContent(content),
    code: newCode(10),
    openedAt: status === 'draft' ? null : new Date(),
  });
  return row.toObject();
}

export interface Attending {
  persona: Persona;
  kind: AttendingKind;
  registrationId: string;
  /** Its one person's. */
  attendeeId: string;
  code: string;
}

/** Has organisations registered for an event, each with one person, who is the persona; made too unless given. */
export async function register(
  event: EventDocument,
  guests: readonly (AttendingKind | { persona: Persona; kind: AttendingKind })[],
  status: RegistrationStatus = 'approved',
): Promise<Attending[]> {
  const personas = await Promise.all(
    guests.map(async (guest) =>
      typeof guest === 'string' ? { kind: guest, persona: await aMember({ kind: guest }) } : guest,
    ),
  );
  const start = Date.now();
  const made = personas.map(({ persona, kind }, i) => {
    const attendeeId = new mongoose.Types.ObjectId();
    const code = newCode(16);
    const row = {
      _id: new mongoose.Types.ObjectId(),
      eventId: event._id,
      organisationId: new mongoose.Types.ObjectId(persona.organisationId),
      ...{ kind, side: sideOf(kind, event.content.kind), status },
      people: [
        {
          _id: attendeeId,
          personId: new mongoose.Types.ObjectId(persona.personId),
          ...{ name: persona.name, title: '采购经理', phone: '13800000000', email: persona.email },
          ...{ unavailable: [], minMeetings: 0, maxMeetings: null, keptTable: null, code },
          ...{ checkedInAt: null, checkedInBy: null },
        },
      ],
      brings: { demandIds: [], capabilities: true, productIds: [], needIds: [] },
      ...{ answers: [], place: null, walkIn: false, note: '', decisionNote: '' },
      ...{ appliedAt: new Date(start + i), decidedAt: null, version: 0 },
    };
    return { row, attending: { persona, kind, attendeeId: String(attendeeId), code } };
  });
  await Registration.insertMany(made.map(({ row }) => row));
  if (status === 'approved') {
    const count = (kind: AttendingKind) => made.filter(({ row }) => row.kind === kind).length;
    const [anchor, sme, bank] = [count('anchor'), count('sme'), count('bank')];
    await Event.updateOne({ _id: event._id }, {
      $inc: { 'taken.all': made.length, 'taken.anchor': anchor, 'taken.sme': sme, 'taken.bank': bank },
    } as object);
  }
  return made.map(({ row, attending }) => ({ ...attending, registrationId: String(row._id) }));
}

/** An event with organisations that have a place: hosts are anchors, guests are firms. */
export async function anEvent(
  wish: {
    status?: EventStatus;
    hosts?: number;
    guests?: number;
    content?: Partial<EventInput>;
    organiser?: Persona;
  } = {},
): Promise<{
  organiser: Persona;
  event: EventDocument;
  id: string;
  hosts: Attending[];
  guests: Attending[];
}> {
  const { status = 'registration', hosts = 0, guests = 0, content } = wish;
  const organiser = wish.organiser ?? (await aMember({ kind: 'organiser' }));
  const event = await aStoredEvent(organiser, status, content);
  const host: AttendingKind = event.content.kind === 'finance' ? 'bank' : 'anchor';
  const coming = await register(event, [
    ...Array.from({ length: hosts }, () => host),
    ...Array.from({ length: guests }, (): AttendingKind => 'sme'),
  ]);
  return {
    organiser,
    event,
    id: String(event._id),
    hosts: coming.slice(0, hosts),
    guests: coming.slice(hosts),
  };
}
