import { addReader, type Fact } from '../../platform/outbox/index.ts';
import { room, tell } from '../../platform/realtime/index.ts';
import { Demand } from '../demands/index.ts';

/** Things whose changes pages follow. */
const TOPICS = [
  'introduction.*',
  'demand.*',
  'organisation.*',
  'firm.*',
  'match.*',
  'claim.*',
  'member.*',
  'receivable.*',
  'bill.*',
  'creditNeed.*',
  'creditApplication.*',
  'consent.*',
  'event.*',
  'eventRegistration.*',
  'timetable.*',
];

/** Things that are organisations themselves. */
const ORGANISATIONS = ['organisation', 'firm', 'member'];

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** The rooms a fact concerns: its organisations', or else the person's it names. */
async function roomsOf({ topic, subject, data }: Fact): Promise<string[]> {
  const organisations = texts(data['organisations'] ?? data['organisationId']);
  if (organisations.length > 0) return organisations.map((id) => room('organisation', id));
  const what = topic.split('.')[0]!;
  if (ORGANISATIONS.includes(what)) return [room('organisation', subject)];
  if (what === 'demand') {
    const row = await Demand.findById(subject, { organisationId: 1 }).lean();
    return row ? [room('organisation', String(row.organisationId))] : [];
  }
  return texts(data['personId']).map((id) => room('person', id));
}

/** Tells open pages of the organisations concerned that a thing changed, so that they read it anew. */
export function registerChanged(): void {
  addReader({
    name: 'live-changes',
    topics: TOPICS,
    batch: 200,
    async handle(facts) {
      for (const fact of facts) {
        const rooms = await roomsOf(fact);
        const what = fact.topic.split('.')[0]!;
        if (rooms.length > 0) tell(rooms, 'changed', { what, id: fact.subject });
      }
    },
  });
}
