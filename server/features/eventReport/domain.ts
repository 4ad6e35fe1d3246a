import { addDays, daysBetween } from '../../../shared/finance/businessDay.ts';
import {
  BANKS,
  LEAST_ANSWERS,
  REPORT_DAYS,
  REPORT_DIMENSIONS,
  UNSTATED,
  type Attendance,
  type FeedbackFigures,
  type FeedbackInput,
  type Heads,
  type ReportDimension,
  type ReportGroup,
  type ReportLater,
  type ReportSum,
} from '../../../shared/schemas/eventReport.ts';
import type { MeetingState } from '../../../shared/schemas/eventMeeting.ts';
import type { RegistrationStatus } from '../../../shared/schemas/eventRegistration.ts';
import { tellOfFew } from './domain/telling.ts';

/** An organisation that registered: the groups it is of, how its registration stands, who of it came. */
export interface Registered {
  organisationId: string;
  status: RegistrationStatus;
  people: number;
  came: number;
  isFirm: boolean;
  codes: Record<ReportDimension, readonly string[]>;
}

export interface ReportMeeting {
  state: MeetingState;
  organisations: readonly string[];
}

/** What two organisations came to by their meetings at an event. */
export interface Deal {
  /** The one of the two that came to meet the other: whom an amount would tell most of. */
  firmId: string;
  organisations: readonly string[];
  /** Meant at the event; null: nothing. */
  intentFen: number | null;
  signed: { on: string; fen: number } | null;
  landed: { on: string; fen: number } | null;
}

const NO_HEADS: Heads = { organisations: 0, people: 0 };
const plus = (heads: Heads, people: number): Heads => ({
  organisations: heads.organisations + 1,
  people: heads.people + people,
});

/** Two sat together, or sit. */
const isHeld = ({ state }: Pick<ReportMeeting, 'state'>): boolean => state === 'held' || state === 'started';
const isPlanned = ({ state }: Pick<ReportMeeting, 'state'>): boolean => state !== 'cancelled';
const countsOf = (meetings: readonly ReportMeeting[]) => ({
  planned: meetings.filter(isPlanned).length,
  held: meetings.filter(isHeld).length,
});

/** Who registered, has a place, came and did not; and the meetings. */
export function attendanceOf(
  registrations: readonly Registered[],
  meetings: readonly ReportMeeting[],
  isOver: boolean,
): Attendance {
  let [registered, approved, came, missed] = [NO_HEADS, NO_HEADS, NO_HEADS, NO_HEADS];
  for (const row of registrations) {
    registered = plus(registered, row.people);
    if (row.status !== 'approved') continue;
    approved = plus(approved, row.people);
    if (row.came > 0) came = plus(came, row.came);
    const away = row.people - row.came;
    if (away > 0)
      missed = {
        organisations: missed.organisations + (row.came === 0 ? 1 : 0),
        people: missed.people + away,
      };
  }
  const unknown = meetings.filter(({ state }) => state === 'unknown').length;
  return {
    ...{ registered, approved, came, missed: isOver ? missed : null },
    meetings: { ...countsOf(meetings), unknown },
  };
}

const isPresent = ({ status, came }: Registered): boolean => status === 'approved' && came > 0;

/** Titles that make a firm 专精特新; an innovative one is not there yet. */
const TITLED: readonly string[] = ['municipal', 'srdi', 'littleGiant'];
export function titledOf(registrations: readonly Registered[]): { firms: number; titled: number } {
  const firms = registrations.filter((row) => row.isFirm && isPresent(row));
  return {
    firms: firms.length,
    titled: firms.filter(({ codes }) => codes.tier.some((code) => TITLED.includes(code))).length,
  };
}

const firmsOf = (deals: readonly Deal[]): Set<string> => new Set(deals.map(({ firmId }) => firmId));

/** A sum of amounts, told only where enough firms are behind it. */
function sumOf(
  deals: readonly Deal[],
  fenOf: (deal: Deal) => number | null | undefined,
  least: number,
): ReportSum {
  const counted = deals.filter((deal) => typeof fenOf(deal) === 'number');
  const enough = counted.length === 0 || firmsOf(counted).size >= least;
  return {
    count: counted.length,
    fen: enough ? counted.reduce((so, deal) => so + fenOf(deal)!, 0) : null,
  };
}

const intentOf = (deal: Deal) => deal.intentFen;
export const intentsOf = (deals: readonly Deal[], least: number): ReportSum => sumOf(deals, intentOf, least);

/** A group with the deals, by their place, that are behind its intents. */
interface Gathered {
  group: ReportGroup;
  behind: ReadonlySet<number>;
}

/**
 * Takes intents of groups back that would tell of too few firms: by themselves, with the total, or with any of the
 * other groups, of whichever way to group. Larger groups are told before smaller ones.
 */
function withoutTelling(
  lists: readonly (readonly Gathered[])[],
  deals: readonly Deal[],
  least: number,
): ReportGroup[][] {
  const firmOf = deals.map(({ firmId }) => firmId);
  const meant = new Set(deals.flatMap(({ intentFen }, i) => (intentFen === null ? [] : [i])));
  const told: ReadonlySet<number>[] = intentsOf(deals, least).fen === null ? [] : [meant];
  /** Tells all of these together where they may be. */
  const tell = (some: readonly Gathered[]): boolean => {
    const more = some.map(({ behind }) => behind);
    if (tellOfFew([...told, ...more], firmOf, least)) return false;
    told.push(...more);
    return true;
  };
  return lists.map((groups) => {
    const enough = groups
      .filter(
        ({ group, behind }) =>
          told.length > 0 && behind.size > 0 && group.intents !== null && group.intents.fen !== null,
      )
      .sort((a, b) => b.behind.size - a.behind.size || (a.group.code < b.group.code ? -1 : 1));
    const shown = new Set(tell(enough) ? enough : enough.filter((one) => tell([one])));
    return groups.map((one) => (shown.has(one) ? one.group : { ...one.group, intents: null }));
  });
}

/** Groups are of firms; banks have neither a size nor a chain of their own, and stand apart. */
function groupsOf({ isFirm, codes }: Registered, by: ReportDimension): readonly string[] {
  if (!isFirm) return [BANKS];
  return codes[by].length > 0 ? codes[by] : [UNSTATED];
}

/** Those who registered by one of the ways to group them: the most who came first, banks last. */
function gathered(
  by: ReportDimension,
  registrations: readonly Registered[],
  meetings: readonly ReportMeeting[],
  deals: readonly Deal[],
  least: number,
): Gathered[] {
  const codesOf = new Map<string, readonly string[]>();
  const members = new Map<string, Registered[]>();
  for (const row of registrations) {
    const codes = groupsOf(row, by);
    codesOf.set(row.organisationId, codes);
    for (const code of codes) members.set(code, [...(members.get(code) ?? []), row]);
  }
  const gather = <T extends { organisations: readonly string[] }>(things: readonly T[]) => {
    const found = new Map<string, T[]>();
    for (const thing of things)
      for (const code of new Set(thing.organisations.flatMap((id) => codesOf.get(id) ?? []))) {
        const list = found.get(code);
        if (list) list.push(thing);
        else found.set(code, [thing]);
      }
    return found;
  };
  const [met, meant] = [gather(meetings), gather(deals.filter((deal) => deal.intentFen !== null))];
  const placeOf = new Map(deals.map((deal, i) => [deal, i]));
  const groups = [...members].map(([code, rows]) => ({
    group: {
      code,
      registered: rows.length,
      approved: rows.filter(({ status }) => status === 'approved').length,
      came: rows.filter(isPresent).length,
      meetings: countsOf(met.get(code) ?? []),
      intents: intentsOf(meant.get(code) ?? [], least),
    },
    behind: new Set((meant.get(code) ?? []).map((deal) => placeOf.get(deal)!)),
  }));
  return groups.sort(
    ({ group: a }, { group: b }) =>
      Number(a.code === BANKS) - Number(b.code === BANKS) ||
      b.came - a.came ||
      b.registered - a.registered ||
      (a.code < b.code ? -1 : 1),
  );
}

/** The groups of an event by each of the ways to group. */
export function allGroups(
  registrations: readonly Registered[],
  meetings: readonly ReportMeeting[],
  deals: readonly Deal[],
  least: number,
): Record<ReportDimension, ReportGroup[]> {
  const lists = REPORT_DIMENSIONS.map((by) => gathered(by, registrations, meetings, deals, least));
  const told = withoutTelling(lists, deals, least);
  return Object.fromEntries(REPORT_DIMENSIONS.map((by, i) => [by, told[i]!])) as Record<
    ReportDimension,
    ReportGroup[]
  >;
}

/**
 * What was signed and landed by 30, 60 and 90 days after the last day; nothing of days that are not over. A sum is told
 * only where what it has more than the one told before is of enough firms too; `countToo`: and so is how many there are.
 */
export function laterOf(
  deals: readonly Deal[],
  lastDay: string,
  today: string,
  { least, countToo }: { least: number; countToo: boolean },
): ReportLater[] {
  const series = (step: 'signed' | 'landed') => {
    let told: readonly Deal[] = [];
    return (on: string): ReportSum => {
      const reached = deals.filter((deal) => deal[step] !== null && deal[step].on <= on);
      const more = reached.filter((deal) => !told.includes(deal));
      const sum = sumOf(reached, (deal) => deal[step]?.fen, least);
      const tells = more.length > 0 && firmsOf(more).size < least;
      const none = reached.length === 0 && countToo;
      if (sum.fen === null || tells || none) return { count: countToo ? null : sum.count, fen: null };
      told = reached;
      return sum;
    };
  };
  const [signed, landed] = [series('signed'), series('landed')];
  return REPORT_DAYS.map((days) => {
    const on = addDays(lastDay, days);
    const over = today > on;
    return { days, on, signed: over ? signed(on) : null, landed: over ? landed(on) : null };
  });
}

/** A next step that somebody named at a table. */
export interface FollowUp {
  organisationId: string;
  withId: string;
  due: string;
  /** `untold`: what follows is not on the platform, so that it cannot know. */
  stands: 'open' | 'kept' | 'untold';
}

export function followUpsOf(followUps: readonly FollowUp[], today: string) {
  const kept = followUps.filter(({ stands }) => stands === 'kept').length;
  const late = followUps.filter(({ stands, due }) => stands === 'open' && due < today);
  return {
    promised: followUps.length,
    kept,
    open: followUps.length - kept - late.length,
    late: late
      .map(({ organisationId, withId, due }) => ({
        ...{ organisationId, withId, due, daysLate: daysBetween(due, today) },
      }))
      .sort((a, b) => b.daysLate - a.daysLate || (a.organisationId < b.organisationId ? -1 : 1)),
  };
}

/** What was answered, once there are enough that nobody's own answer can be made out. */
export function feedbackOf(answers: readonly FeedbackInput[]): FeedbackFigures {
  if (answers.length < LEAST_ANSWERS) return { answers: answers.length, shown: null };
  const mean = (pick: (one: FeedbackInput) => number) =>
    Math.round((10 * answers.reduce((so, one) => so + pick(one), 0)) / answers.length) / 10;
  const spread = (pick: (one: FeedbackInput) => number) =>
    [1, 2, 3, 4, 5].map((value) => answers.filter((one) => pick(one) === value).length);
  const [organisation, matches] = [
    (one: FeedbackInput) => one.organisation,
    (one: FeedbackInput) => one.matches,
  ];
  return {
    answers: answers.length,
    shown: {
      organisation: mean(organisation),
      matches: mean(matches),
      spread: { organisation: spread(organisation), matches: spread(matches) },
      texts: answers
        .map(({ text }) => text)
        .filter(Boolean)
        .sort(),
    },
  };
}
