import { slotsOf } from '../../../shared/eventSlots.ts';
import { addNoticeSource, type Notice } from '../notifications/index.ts';
import { Event, type EventDocument } from '../events/index.ts';
import { guestsOf } from './guests.ts';
import { FillIn, type FillInDocument } from './model.ts';

/** Whoever is offered another meeting is told, wherever their phone is in the page. */
export function registerDayNotices(): void {
  addNoticeSource({
    name: 'fillIns',
    topics: ['fillIn.offered'],
    async noticesOf({ subject, data }) {
      const offer = await FillIn.findById(subject).lean<FillInDocument>();
      // Taken up already, or too late to be.
      if (!offer || offer.takenAs || offer.until <= new Date()) return [];
      const seats = [offer.freed, ...offer.others];
      const [event, guests] = await Promise.all([
        Event.findById(offer.eventId).lean<EventDocument>(),
        guestsOf(seats.map(({ registrationId }) => registrationId)),
      ]);
      const slot = event && slotsOf(event.content)[offer.slot];
      if (!slot) return [];
      return seats.map(({ attendeeId, organisationId }): Notice => {
        const personId = guests.people.get(String(attendeeId))?.person.personId;
        return {
          kind: 'event.meetingFreed',
          key: `fillIn:${subject}`,
          to: personId ? { personId: String(personId) } : { role: 'member' },
          organisationId: String(organisationId),
          // Whoever said that the partner is missing has the offer before them.
          except: String(data['personId']),
          params: { event: event.content.title, from: slot.from },
          link: { what: 'eventDay', id: String(offer.eventId) },
        };
      });
    },
  });
}
