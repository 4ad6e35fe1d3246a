import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPrints } from '../../../server/features/eventReport/prints.ts';
import { previewSteps, takeSteps } from '../../../server/features/timetables/byHand.ts';
import { EventMeeting } from '../../../server/features/timetables/index.ts';
import { presentChanges, presentTimetable } from '../../../server/features/timetables/present.ts';
import { publish } from '../../../server/features/timetables/publishing.ts';
import { readBoard } from '../../../server/features/timetables/reading.ts';
import { Event, type EventDocument } from '../../../server/features/events/index.ts';
import type { MemberActor } from '../../../server/platform/http/actor.ts';
import { ratioOf, type Figure } from '../figure.ts';
import type { Stage } from '../stage.ts';
import { bigHall } from './bigHall.ts';

/** The longest that nobody else was served while something was done, in ms. */
async function blockOf(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await sleep(20);
  delay.reset();
  JSON.stringify(await work());
  await sleep(5);
  delay.disable();
  return delay.max / 1e6;
}

/**
 * How long a big timetable keeps a server from everybody else, at worst: while its organiser reads it, tries and takes
 * steps by hand, looks at the changes, publishes and prints it.
 */
export async function measureTimetable(
  stage: Stage,
  { attendees }: { attendees: number },
): Promise<Figure[]> {
  const { event, organiser, people, wishes, meetings } = await bigHall(stage, attendees);
  const actor = {
    ...organiser,
    ...{ kind: 'organiser', role: 'owner', organisationStatus: 'verified' },
  } as unknown as MemberActor;
  const id = String(event._id);
  const now = async (): Promise<EventDocument> => (await Event.findById(id).lean<EventDocument>())!;
  const read = async () => presentTimetable(await readBoard(await now()));
  const preview = () => previewSteps(actor, id, [{ kind: 'closeSlot', slot: 3 }]);
  // Once beforehand, as a server that has been running knows its code.
  for (const work of [read, preview]) await work();
  const blocks = new Map<string, number>();
  const take = async (name: string, work: () => Promise<unknown>) => blocks.set(name, await blockOf(work));
  await take('reading', read);
  await take('trying a step', preview);
  await take('taking steps', () =>
    takeSteps(
      actor,
      id,
      [
        { kind: 'closeTable', table: 1 },
        { kind: 'openTable', table: 1 },
      ],
      1,
    ),
  );
  await take('the changes', async () => presentChanges(await readBoard(await now())));
  await take('publishing', () => publish(actor, id, 2));
  await take('reading it published', read);
  await take('prints', () => readPrints(actor, id));
  const bare = async () => EventMeeting.collection.find({ eventId: event._id }).toArray();
  await bare();
  const baseline = await blockOf(bare);
  const figure = { ours: Math.max(...blocks.values()), baseline };
  return [
    {
      what: `Timetable of ${people} people, longest that nobody else is served`,
      baselineIs: 'its published meetings read at once by the bare driver, and written as JSON',
      unit: 'ms',
      ...figure,
      aim: '≤ 0.5 ×',
      met: ratioOf(figure) <= 0.5,
      note:
        `${meetings} meetings, ${wishes} wishes, in the server's process: ` +
        [...blocks].map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', '),
    },
  ];
}
