import type { Types } from 'mongoose';
import { dateOf } from '../../../shared/localTime.ts';
import type { EventStatus } from '../../../shared/schemas/event.ts';
import {
  LEAST_BEHIND,
  type EarlierEvent,
  type EventReport,
  type FeedbackFigures,
} from '../../../shared/schemas/eventReport.ts';
import { namesIn, refOf } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { tapDays } from '../eventDay/index.ts';
import { Event, ownEvent, type EventDocument } from '../events/index.ts';
import { Organisation } from '../organisations/index.ts';
import { allGroups, attendanceOf, feedbackOf, followUpsOf, intentsOf, laterOf, titledOf } from './domain.ts';
import { EventFeedback, type FeedbackDocument } from './model.ts';
import {
  cameOf,
  countedOnly,
  followUpsIn,
  meetingsOf,
  readGroups,
  readKept,
  readSince,
  type Kept,
} from './reading.ts';

const OVER: readonly EventStatus[] = ['closed', 'reported'];
/** So many earlier events are set beside it, of so many that are looked at. */
const EARLIER = 5;
const LOOKED_AT = 100;

const daysOf = ({ content }: Pick<EventDocument, 'content'>): { from: string; until: string } => {
  const days = content.days.map(({ date }) => date).sort();
  return { from: days[0]!, until: days.at(-1)! };
};
/** Firms at least behind a sum; none is enough before all has come in. */
const leastOf = ({ content }: Pick<EventDocument, 'content'>, day: string): number =>
  day < tapDays(content).sumsFrom ? Infinity : LEAST_BEHIND[content.kind];

type Earlier = Pick<EventDocument, '_id' | 'content'>;

/** The organiser's events of the same kind before this one, the latest first. */
async function earlierOf(event: EventDocument): Promise<Earlier[]> {
  const rows = await Event.find(
    {
      organiserId: event.organiserId,
      'content.kind': event.content.kind,
      status: { $in: [...OVER] },
      _id: { $ne: event._id },
    } as object,
    { 'content.title': 1, 'content.days': 1, 'content.kind': 1, 'content.online': 1 },
  )
    .sort({ updatedAt: -1, _id: -1 })
    .limit(LOOKED_AT)
    .lean<Earlier[]>();
  const { from } = daysOf(event);
  return rows
    .filter((row) => daysOf(row).until < from)
    .sort((a, b) => (daysOf(a).until < daysOf(b).until ? 1 : -1))
    .slice(0, EARLIER);
}

function presentEarlier(row: Earlier, kept: Kept, day: string): EarlierEvent {
  const { until } = daysOf(row);
  const { came, approved, meetings } = attendanceOf(countedOnly(kept), meetingsOf(kept), true);
  const deals = cameOf(kept, tapDays(row.content).last).map(({ deal }) => deal);
  return {
    event: { id: String(row._id), name: row.content.title },
    on: until,
    ...{ came, approved, meetings, intents: intentsOf(deals, leastOf(row, day)) },
  };
}

async function readFeedbackOf(eventId: Types.ObjectId): Promise<FeedbackFigures> {
  const rows = await EventFeedback.find({ eventId }, { organisation: 1, matches: 1, text: 1 }).lean<
    FeedbackDocument[]
  >();
  return feedbackOf(rows);
}

/**
 * The report of an event. Its organiser reads numbers, and sums only where enough firms are behind them: an amount is
 * between the two who named it.
 */
export async function readReport(actor: MemberActor, id: string, now = new Date()): Promise<EventReport> {
  const event = await ownEvent(actor, id);
  const { content, status } = event;
  const { from, until } = daysOf(event);
  const day = dateOf(now);
  const least = leastOf(event, day);
  const earlier = await earlierOf(event);
  const [keptOf, feedback] = await Promise.all([readKept([event, ...earlier]), readFeedbackOf(event._id)]);
  const kept = keptOf.get(String(event._id))!;
  const came = cameOf(kept, tapDays(content).last);
  const [registrations, since] = await Promise.all([
    readGroups(kept, until),
    readSince(content.kind, came, from),
  ]);
  const meetings = meetingsOf(kept);
  const { deals } = since;
  const followUps = followUpsOf(followUpsIn(kept, since), day);
  const names = await namesIn(Organisation, [
    event.organiserId,
    ...followUps.late.flatMap(({ organisationId, withId }) => [organisationId, withId]),
  ]);
  const isOver = OVER.includes(status);
  return {
    event: {
      ...{ id: String(event._id), code: event.code, title: content.title, kind: content.kind, status },
      organiser: names.get(String(event.organiserId)) ?? '',
      ...{
        online: content.online,
        place: content.online ? '' : content.place,
        from,
        until,
        tags: content.tags,
      },
    },
    madeAt: now.toISOString(),
    interim: !isOver,
    ...attendanceOf(registrations, meetings, isOver),
    titled: titledOf(registrations),
    groups: allGroups(registrations, meetings, deals, least),
    // While tables talk, a count that did not rise with a meeting that was held would tell of a no.
    intents: isOver ? intentsOf(deals, least) : { count: null, fen: null },
    least: LEAST_BEHIND[content.kind],
    sumsFrom: tapDays(content).sumsFrom,
    later: laterOf(deals, until, day, { least, countToo: content.kind === 'finance' }),
    followUps: isOver
      ? {
          ...followUps,
          late: followUps.late.map(({ organisationId, withId, due, daysLate }) => ({
            ...{ organisation: refOf(organisationId, names), with: refOf(withId, names), due, daysLate },
          })),
        }
      : null,
    feedback,
    earlier: earlier.map((row) => presentEarlier(row, keptOf.get(String(row._id))!, day)),
  };
}
