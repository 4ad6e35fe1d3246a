import { firstDay } from '../../../shared/eventSlots.ts';
import { minuteOf } from '../../../shared/localTime.ts';
import type { NotificationKind } from '../../../shared/schemas/notification.ts';
import { namesIn } from '../../platform/db/index.ts';
import type { Fact } from '../../platform/outbox/index.ts';
import { addNoticeSource, type Notice } from '../notifications/index.ts';
import { Organisation } from '../organisations/index.ts';
import { Event, Registration, type EventDocument, type RegistrationDocument } from './model.ts';

/** What organisations that registered are told. */
export type EventNotice = Extract<NotificationKind, `event.${string}`>;

const OF_REGISTRATION: Record<string, EventNotice> = {
  'eventRegistration.approved': 'event.approved',
  'eventRegistration.waitlisted': 'event.waitlisted',
  'eventRegistration.rejected': 'event.rejected',
};

export const paramsOf = ({ content, cancelReason }: EventDocument) => ({
  event: content.title,
  from: firstDay(content),
  reason: cancelReason,
});

async function ofRegistration({ topic, subject, data, at }: Fact): Promise<Notice[]> {
  const kind = OF_REGISTRATION[topic] ?? (data['notice'] as EventNotice | undefined);
  const row = kind && (await Registration.findById(subject).lean<RegistrationDocument>());
  const event = row && (await Event.findById(row.eventId).lean<EventDocument>());
  if (!event) return [];
  const { content } = event;
  const params = { ...paramsOf(event), until: minuteOf(content.wishesUntil), place: row.place ?? '' };
  return [
    {
      kind,
      key: `${kind}:${subject}:${at.getTime()}`,
      to: { role: 'member' },
      organisationId: String(row.organisationId),
      except: (data['personId'] as string | null | undefined) ?? null,
      params: { ...params, ...(kind === 'event.rejected' ? { reason: row.decisionNote } : {}) },
      link: { what: 'eventRegistration', id: subject },
    },
  ];
}

/** Told once for each event, however often somebody is taken off its team and put on again. */
async function ofTeam({ subject, data }: Fact): Promise<Notice[]> {
  const event = await Event.findById(subject).lean<EventDocument>();
  if (!event) return [];
  const names = await namesIn(Organisation, [event.organiserId]);
  return [
    {
      kind: 'event.teamJoined',
      key: `event.teamJoined:${subject}`,
      to: { personId: String(data['joined']) },
      organisationId: null,
      except: String(data['personId']),
      params: { ...paramsOf(event), who: names.get(String(event.organiserId)) ?? '' },
      link: { what: 'event', id: subject },
    },
  ];
}

/** Its organiser may have printed a badge by the old name. */
async function ofSubstitution({ subject, data, at }: Fact): Promise<Notice[]> {
  const row = await Registration.findById(subject).lean<RegistrationDocument>();
  const event = row && (await Event.findById(row.eventId).lean<EventDocument>());
  if (!event) return [];
  const names = await namesIn(Organisation, [row.organisationId]);
  return [
    {
      kind: 'event.substituted',
      key: `event.substituted:${subject}:${at.getTime()}`,
      to: { role: 'member' },
      organisationId: String(event.organiserId),
      params: {
        ...paramsOf(event),
        who: names.get(String(row.organisationId)) ?? '',
        people: (data['substituted'] as string[]).join('、'),
      },
      link: { what: 'event', id: String(event._id) },
    },
  ];
}

export function registerEventNotices(): void {
  addNoticeSource({
    name: 'eventRegistrations',
    topics: [...Object.keys(OF_REGISTRATION), 'eventRegistration.eventMoved'],
    noticesOf: ofRegistration,
  });
  addNoticeSource({
    name: 'eventSubstitutions',
    topics: ['eventRegistration.substituted'],
    noticesOf: ofSubstitution,
  });
  addNoticeSource({ name: 'eventTeams', topics: ['event.teamJoined'], noticesOf: ofTeam });
}
