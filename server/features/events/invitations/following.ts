import mongoose from 'mongoose';
import { minuteOf } from '../../../../shared/localTime.ts';
import { namesIn } from '../../../platform/db/index.ts';
import { addReader, type Fact } from '../../../platform/outbox/index.ts';
import { Person } from '../../identity/index.ts';
import { addNoticeSource, type Notice } from '../../notifications/index.ts';
import { Organisation } from '../../organisations/index.ts';
import { Event, type EventDocument } from '../model.ts';
import { paramsOf } from '../notices.ts';
import { EventInvitation } from './model.ts';

async function ofInvitation({ subject, data }: Fact): Promise<Notice[]> {
  const event = await Event.findById(String(data['eventId'])).lean<EventDocument>();
  if (event?.status !== 'registration') return [];
  const names = await namesIn(Organisation, [event.organiserId]);
  return [
    {
      kind: 'event.invited',
      key: `event.invited:${subject}`,
      to: { role: 'member' },
      organisationId: String(data['organisationId']),
      params: {
        ...paramsOf(event),
        who: names.get(String(event.organiserId)) ?? '',
        until: minuteOf(event.content.registrationUntil),
      },
      link: { what: 'publicEvent', id: event.code },
    },
  ];
}

/** Marks invitations of whoever registered: its organisation's, and that of the person who did it. */
async function follow({ data, at }: Fact): Promise<void> {
  const [organisationId] = data['organisations'] as string[];
  const person = data['personId']
    ? await Person.findById(String(data['personId']), { email: 1 }).lean()
    : null;
  await EventInvitation.updateMany(
    {
      eventId: new mongoose.Types.ObjectId(String(data['eventId'])),
      registeredAt: null,
      $or: [
        { organisationId: new mongoose.Types.ObjectId(organisationId) },
        ...(person ? [{ email: person.email }] : []),
      ],
    },
    { $set: { registeredAt: at } },
  );
}

export function registerInvitations(): void {
  addNoticeSource({ name: 'eventInvitations', topics: ['eventInvitation.sent'], noticesOf: ofInvitation });
  addReader({
    name: 'event-invitations',
    topics: ['eventRegistration.applied', 'eventRegistration.approved', 'eventRegistration.waitlisted'],
    async handle(facts) {
      // Only who registers now: what becomes of it later says nothing new.
      for (const fact of facts) if (fact.data['before'] === null) await follow(fact);
    },
  });
}
