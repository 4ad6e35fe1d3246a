import mongoose from 'mongoose';
import { MeetingSide } from '../../server/features/eventDay/index.ts';
import type { EventDocument } from '../../server/features/events/index.ts';
import { Introduction } from '../../server/features/introductions/index.ts';
import { EventMeeting } from '../../server/features/timetables/index.ts';
import type { Attending } from './events.ts';

const { ObjectId } = mongoose.Types;
const id = (text: string | null) => new ObjectId(text!);
export const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

export interface Said {
  kind: 'no' | 'followUp' | 'intent';
  amountFen?: number;
  due?: string;
  at: Date;
}

/** A meeting that was held, with what its guest said of it, and the introduction it made; null: none. */
export async function aHeldMeeting(
  event: EventDocument,
  [slot, host, guest]: [number, Attending, Attending],
  said: Said,
  introduction: object | null = {},
): Promise<void> {
  const both = <T>(pick: (one: Attending) => T) => [host, guest].map(pick);
  const organisations = both(({ persona }) => id(persona.organisationId));
  const people = both(({ attendeeId }) => id(attendeeId));
  const personId = id(guest.persona.personId);
  const row = await EventMeeting.create({
    ...{ eventId: event._id, timetable: 1, slot, table: 0, a: people[0]!, b: people[1]!, people },
    ...{ registrations: both(({ registrationId }) => id(registrationId)), organisations },
    ...{ state: 'held', standing: true },
  });
  const { kind, at, due, amountFen = null } = said;
  const nextStep = due ? { text: 'Send samples', due } : null;
  const made =
    introduction &&
    (await Introduction.create({
      ...{
        demandId: new ObjectId(),
        demandTitle: 'Die castings',
        startedBy: 'supplier',
        startedById: personId,
      },
      ...{ buyerId: organisations[0]!, supplierId: organisations[1]!, parties: organisations },
      ...{ state: 'intent', open: true, requestedAt: at, expiresAt: at, acceptedAt: at },
      nextStep: nextStep && { ...nextStep, ownerId: personId, organisationId: organisations[1]! },
      ...introduction,
    }));
  await MeetingSide.create({
    ...{ eventId: event._id, meetingId: row._id, organisationId: organisations[1]! },
    outcome: { kind, amountFen, nextStep, at, personId },
    introductionId: made?._id ?? null,
  });
}

/** What makes an introduction signed so many days ago. */
export const signedAgo = (days: number, amountFen: number) => ({
  timeline: [{ at: ago(days), step: 'sign', side: 'buyer', personId: null, note: '', amountFen }],
});
