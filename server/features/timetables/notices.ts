import { addNoticeSource } from '../notifications/index.ts';
import { Event, type EventDocument } from '../events/index.ts';

/** Those whose meetings a publication changed or a delay moved are told, and only they. */
export function registerTimetableNotices(): void {
  addNoticeSource({
    name: 'timetables',
    topics: ['timetable.published', 'timetable.delayed'],
    async noticesOf({ topic, subject, data }) {
      const event = await Event.findById(subject, { 'content.title': 1 }).lean<EventDocument>();
      const concerned = Array.isArray(data['concerned']) ? data['concerned'].map(String) : [];
      if (!event) return [];
      if (topic === 'timetable.delayed')
        return concerned.map((organisationId) => ({
          kind: 'timetable.delayed' as const,
          key: `delay:${subject}:${String(data['number'])}`,
          to: { role: 'member' as const },
          organisationId,
          params: {
            event: event.content.title,
            was: String(data['was']),
            becomes: String(data['becomes']),
          },
          link: { what: 'timetable' as const, id: subject },
        }));
      return concerned.map((organisationId) => ({
        kind: data['first'] === true ? ('timetable.published' as const) : ('timetable.changed' as const),
        key: `timetable:${subject}:${String(data['number'])}`,
        to: { role: 'member' as const },
        organisationId,
        params: { event: event.content.title },
        link: { what: 'timetable' as const, id: subject },
      }));
    },
  });
}
