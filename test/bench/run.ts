import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../scripts/services/paths.ts';
import { measureBoard } from './board/measure.ts';
import { measureChat } from './chat/measure.ts';
import { measureCredit } from './credit/measure.ts';
import type { Figure } from './figure.ts';
import { loadFirms } from './firms.ts';
import { measureMatches } from './matches/measure.ts';
import { measureRead } from './read/measure.ts';
import { busy, machine, print, rewrite, table } from './report.ts';
import { HALLS, measureSchedule } from './schedule/measure.ts';
import { measureSearch } from './search/measure.ts';
import { measureTimetable } from './timetable/measure.ts';
import { openStage, type Stage } from './stage.ts';

const NAMES = ['search', 'matches', 'credit', 'chat', 'board', 'read', 'timetable', 'schedule'] as const;
type Name = (typeof NAMES)[number];

export interface Plan {
  only: Name[];
  firms: number;
  products: number;
  sockets: number;
  /** Sockets on the live board. */
  listeners: number;
  connections: number;
  /** At the event whose timetable is read and published. */
  attendees: number;
  /** How many halls timetables are made for, the smallest first. */
  halls: number;
  /** Of each turn of a rate. */
  seconds: number;
  rounds: number;
  profile: string | null;
  /** The document whose table is rewritten. */
  document: string;
  rewrites: boolean;
}

/** Reads the command line; throws with its usage. */
export function planOf(args: string[]): Plan {
  const whole = {
    firms: 100_000,
    products: 10_000,
    sockets: 200,
    listeners: 2000,
    connections: 32,
    attendees: 1500,
    halls: HALLS,
    seconds: 5,
    rounds: 3,
  };
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(Object.keys(whole).map((name) => [name, { type: 'string' as const }])),
      profile: { type: 'string' },
      document: { type: 'string' },
    },
  });
  const unknown = positionals.filter((name) => !(NAMES as readonly string[]).includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `不认识的测量：${unknown.join('、')}。可用：${NAMES.join('、')}。/ No such measurement: ${unknown.join(', ')}. There are: ${NAMES.join(', ')}.`,
    );
  }
  const given = values as Record<string, string | undefined>;
  const sizes = { ...whole };
  for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
    if (given[name] === undefined) continue;
    const value = Number(given[name]);
    if (!(value > 0)) throw new Error(`--${name} 应为正数。/ --${name} takes a positive number.`);
    sizes[name] = value;
  }
  const only = NAMES.filter((name) => positionals.length === 0 || positionals.includes(name));
  // A part, or smaller, is for one's own eyes: the document tells of whole runs.
  const isWhole = only.length === NAMES.length && JSON.stringify(sizes) === JSON.stringify(whole);
  return {
    ...sizes,
    only,
    profile: given['profile'] ?? null,
    document: given['document'] ?? join(ROOT, 'docs', 'performance.md'),
    rewrites: isWhole || given['document'] !== undefined,
  };
}

/** Measures what the plan says and tells of it. */
export async function runBench(plan: Plan, say: (text: string) => void): Promise<Figure[]> {
  const busyBefore = busy();
  const figures: Figure[] = [];
  const take = (measured: Figure[]): void => {
    figures.push(...measured);
    measured.forEach(print);
  };
  // Timetables need no servers, and are made before any is there to take their time.
  if (plan.only.includes('schedule')) {
    say('▶ schedule');
    take(await measureSchedule(plan.halls));
  }
  if (plan.only.some((name) => name !== 'schedule')) await measureServed(plan, say, take);
  const about = {
    ...{ machine: machine(busyBefore), firms: plan.firms },
    day: new Date().toISOString().slice(0, 10),
  };
  console.log(`\n${about.machine}`);
  if (plan.rewrites) rewrite(plan.document, table(figures, about));
  return figures;
}

/** What is measured over servers, which are started for it. */
async function measureServed(
  plan: Plan,
  say: (text: string) => void,
  take: (measured: Figure[]) => void,
): Promise<void> {
  say('启动 MongoDB 与 Meilisearch… / Starting MongoDB and Meilisearch…');
  const stage = await openStage(plan.profile);
  let leaving: Promise<void> | null = null;
  // The group and the parent may both send it: it is one ending.
  const leave = () => void (leaving ??= stage.close().finally(() => process.exit(1)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  try {
    if (plan.only.some((name) => name === 'search' || name === 'matches')) {
      await loadFirms(stage, plan.firms, say);
    }
    for (const [name, measure] of steps(stage, plan)) {
      say(`▶ ${name}`);
      take(await measure());
    }
  } finally {
    await stage.close();
  }
}

function steps(stage: Stage, plan: Plan): [Name, () => Promise<Figure[]>][] {
  const all: [Name, () => Promise<Figure[]>][] = [
    ['search', () => measureSearch(stage, plan)],
    ['matches', () => measureMatches(stage, { ...plan, rounds: 2 * plan.rounds })],
    ['credit', () => measureCredit(stage, plan)],
    ['chat', () => measureChat(stage, { ...plan, inFlight: 8 })],
    ['board', () => measureBoard(stage, plan)],
    ['read', () => measureRead(stage, plan)],
    ['timetable', () => measureTimetable(stage, plan)],
  ];
  return all.filter(([name]) => plan.only.includes(name));
}
