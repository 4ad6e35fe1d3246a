import type { RegistrationStatus } from '../../../shared/schemas/eventRegistration.ts';
import type { MessageAudience } from '../../../shared/schemas/eventMessage.ts';
import { namesIn } from '../../platform/db/index.ts';
import { Event, Registration, type EventDocument, type RegistrationDocument } from '../events/index.ts';
import { addNoticeSource } from '../notifications/index.ts';
import { Organisation } from '../organisations/index.ts';
import { wishesAt } from '../wishes/index.ts';
import { EventMessage, type EventMessageDocument } from './model.ts';

const STATUSES: Record<MessageAudience, readonly RegistrationStatus[]> = {
  placed: ['approved'],
  waiting: ['applied', 'waitlisted'],
  unchosen: ['approved'],
};

/** Organisations are told by a notice and by mail; whoever is to be reminded learns it of itself alone. */
export function registerMessageNotices(): void {
  addNoticeSource({
    name: 'eventMessages',
    topics: ['event.messaged'],
    async noticesOf({ subject }) {
      const row = await EventMessage.findById(subject).lean<EventMessageDocument>();
      const event = row && (await Event.findById(row.eventId).lean<EventDocument>());
      if (!event) return [];
      const [registrations, wishes, names] = await Promise.all([
        Registration.find({ eventId: event._id, status: { $in: STATUSES[row.to] } } as object, {
          organisationId: 1,
        }).lean<RegistrationDocument[]>(),
        row.to === 'unchosen' ? wishesAt(event._id) : null,
        namesIn(Organisation, [event.organiserId]),
      ]);
      // A refusal is no choice of whom to meet.
      const chose = ({ _id }: RegistrationDocument): boolean =>
        (wishes?.get(String(_id)) ?? []).some(({ level }) => level !== 'no');
      return registrations
        .filter((one) => !chose(one))
        .map(({ _id, organisationId }) => ({
          kind: 'event.message' as const,
          key: `event.message:${subject}`,
          to: { role: 'member' as const },
          organisationId: String(organisationId),
          params: {
            ...{ event: event.content.title, text: row.text },
            who: names.get(String(event.organiserId)) ?? '',
          },
          link: { what: 'eventRegistration' as const, id: String(_id) },
        }));
    },
  });
}
