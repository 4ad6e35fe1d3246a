import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Response } from 'express';
import { OVER } from '../../../shared/eventLife.ts';
import { REGISTRATION_SIDE_WORDS } from '../../../shared/eventWords.ts';
import { inLocale, type Bilingual, type Locale } from '../../../shared/locale.ts';
import { FIXED, HELD, LOCKED, MISSED, STRANDED, type Timetable } from '../../../shared/schemas/timetable.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { writeBook, type BookSheet } from '../../platform/sheets/index.ts';
import { recordAudit } from '../audit/index.ts';
import { ownEvent } from '../events/index.ts';
import { presentTimetable } from './present.ts';
import { readBoard } from './reading.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });
const WORDS = {
  byTime: w('按时间', 'By time'),
  byPerson: w('按人', 'By person'),
  date: w('日期', 'Date'),
  from: w('开始', 'From'),
  to: w('结束', 'To'),
  table: w('桌位', 'Table'),
  room: w('会议室', 'Room'),
  zone: w('分区', 'Zone'),
  host: w('接待方单位', 'Host'),
  hostPerson: w('接待方参会人', 'Person of the host'),
  guest: w('来访方单位', 'Guest'),
  guestPerson: w('来访方参会人', 'Person of the guest'),
  title: w('职务', 'Title'),
  state: w('状态', 'State'),
  organisation: w('单位', 'Organisation'),
  name: w('姓名', 'Name'),
  side: w('一方', 'Side'),
  meetings: w('场数', 'Meetings'),
  held: w('已会面', 'Held'),
  missed: w('未成行', 'Did not take place'),
  unknown: w('未记录', 'Not said'),
  begun: w('已开始', 'Begun'),
  stranded: w('需调整', 'To be moved'),
  locked: w('已锁定', 'Locked'),
};
type Say = (key: keyof typeof WORDS) => string;
type Cells = (string | number | null)[];

/** Others are served between one lot of rows and the next. */
const LOT = 50;
async function* inLots(rows: Iterable<Cells>): AsyncGenerator<Cells> {
  let n = 0;
  for (const row of rows) {
    yield row;
    n += 1;
    if (n % LOT === 0) await nextTurn();
  }
}

function stateOf(bits: number, over: boolean): keyof typeof WORDS | null {
  if (bits & HELD) return 'held';
  if (bits & MISSED) return 'missed';
  if (bits & STRANDED) return 'stranded';
  if (bits & FIXED) return over ? 'unknown' : 'begun';
  return bits & LOCKED ? 'locked' : null;
}

function byTime({ event, slots, tables, people, meetings }: Timetable, say: Say): BookSheet {
  const over = OVER.includes(event.status);
  const sorted = meetings.toSorted((x, y) => x[2]! - y[2]! || x[3]! - y[3]!);
  return {
    name: say('byTime'),
    columns: [
      ...[
        { heading: say('date'), width: 12 },
        { heading: say('from'), width: 8 },
      ],
      ...[
        { heading: say('to'), width: 8 },
        { heading: say(event.online ? 'room' : 'table'), width: 10 },
      ],
      { heading: say('zone'), width: 8 },
      ...[{ heading: say('host'), width: 30 }, { heading: say('hostPerson') }, { heading: say('title') }],
      ...[{ heading: say('guest'), width: 30 }, { heading: say('guestPerson') }, { heading: say('title') }],
      { heading: say('state'), width: 10 },
    ],
    rows: inLots(
      (function* () {
        for (const [a, b, slot, table, bits] of sorted) {
          const at = slots[slot!];
          const where = tables[table!];
          const [x, y] = [people[a!]!, people[b!]!];
          const [host, guest] = x.side === 'guest' && y.side === 'host' ? [y, x] : [x, y];
          const state = stateOf(bits!, over);
          yield [
            ...[at?.date ?? '', at?.from ?? '', at?.to ?? '', where?.name ?? '', where?.zone ?? ''],
            ...[host.organisation.name, host.name, host.title],
            ...[guest.organisation.name, guest.name, guest.title],
            state && say(state),
          ];
        }
      })(),
    ),
  };
}

/** Each person a row, each slot a column: where, and whom. */
function byPerson({ slots, tables, people, meetings }: Timetable, say: Say, locale: Locale): BookSheet {
  const placed = new Map<number, Map<number, { table: number; other: number; missed: boolean }>>();
  const put = (who: number, slot: number, one: { table: number; other: number; missed: boolean }) => {
    const own = placed.get(who) ?? new Map<number, { table: number; other: number; missed: boolean }>();
    // Where another was met instead, it is that one that counts.
    if (!one.missed || !own.has(slot)) own.set(slot, one);
    placed.set(who, own);
  };
  for (const [a, b, slot, table, bits] of meetings) {
    const missed = (bits! & MISSED) > 0;
    put(a!, slot!, { table: table!, other: b!, missed });
    put(b!, slot!, { table: table!, other: a!, missed });
  }
  const several = new Set(slots.map(({ date }) => date)).size > 1;
  const order = people
    .map((person, index) => ({ person, index }))
    .sort((x, y) => x.person.organisation.name.localeCompare(y.person.organisation.name, 'zh-CN'));
  return {
    name: say('byPerson'),
    columns: [
      ...[
        { heading: say('organisation'), width: 30 },
        { heading: say('name'), width: 12 },
      ],
      ...[
        { heading: say('side'), width: 8 },
        { heading: say('meetings'), width: 8 },
      ],
      ...slots.map(({ date, from, to }) => ({
        heading: `${several ? `${date.slice(5)} ` : ''}${from}–${to}`,
        width: 26,
      })),
    ],
    rows: inLots(
      (function* () {
        for (const { person, index } of order) {
          const own = placed.get(index);
          yield [
            ...[person.organisation.name, person.name],
            ...[inLocale(REGISTRATION_SIDE_WORDS[person.side], locale), own?.size ?? 0],
            ...slots.map((slot) => {
              const one = own?.get(slot.index);
              if (!one) return null;
              const where = tables[one.table]?.name ?? '';
              const text = `${where} ${people[one.other]!.organisation.name}`;
              return one.missed ? `${text} ${say('missed')}` : text;
            }),
          ];
        }
      })(),
    ),
  };
}

/** Sends the timetable as its organiser works on it as a book of sheets: by time, and by person. */
export async function sendTimetable(
  actor: MemberActor,
  id: string,
  locale: Locale,
  res: Response,
): Promise<void> {
  const event = await ownEvent(actor, id);
  const timetable = await presentTimetable(await readBoard(event));
  await recordAudit(null, actor, {
    action: 'timetable.exported',
    subject: { kind: 'event', id },
    ownerId: event.organiserId,
  });
  const say: Say = (key) => inLocale(WORDS[key], locale);
  res.set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="timetable-${event.code}.xlsx"`,
  });
  await writeBook(res, [byTime(timetable, say), byPerson(timetable, say, locale)]);
}
