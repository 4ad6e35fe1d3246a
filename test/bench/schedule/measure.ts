import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScheduleInput } from '../../../shared/schemas/schedule.ts';
import { checkTimetable } from '../../support/checkTimetable.ts';
import { hall, hardShapes, SIZES, toldOnce } from '../../support/halls.ts';
import { solve } from '../../../server/features/timetables/solver/solve.ts';
import type { Figure } from '../figure.ts';
import { firstCome, greedy } from './baselines.ts';
import type { Once } from './once.ts';

/** People, the time they may take, and the least share of the bound. */
const AIMS = [
  [100, 5000, 0.998],
  [500, 10_000, 0.997],
  [1500, 60_000, 0.995],
] as const;
const MOST_MEMORY = 1e9;
/** Of the distance that the greedy timetable leaves to the bound. */
const LEAST_CLOSED = 0.7;

/** Each is away in one slot of ten; or the hall leaves little choice (`hardShapes`). */
const SHAPES = {
  usual: '',
  twoFifthsAway: ', away two fifths of the time',
  threeFifthsAway: ', away three fifths of the time',
  stretches: ', come late or leave early',
  mixed: ', every rule at work',
} as const;

function drawn(people: keyof typeof SIZES, shape: keyof typeof SHAPES): ScheduleInput {
  const size = { seed: people, sides: 2, ...SIZES[people] } as const;
  if (shape === 'usual') return hall({ ...size, unavailable: 0.1 });
  const input = hall({ ...size, ...hardShapes(size)[shape] });
  return shape === 'mixed' ? toldOnce(input, solve(input).meetings) : input;
}

/** As many as there are. */
export const HALLS = AIMS.length * Object.keys(SHAPES).length;

/** Timetables of the first so many halls beside a greedy one, people who book for themselves, and HiGHS in the same time. */
export async function measureSchedule(halls: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  const cases = AIMS.flatMap((aim) =>
    (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).map((shape) => ({ aim, shape })),
  );
  for (const { aim, shape } of cases.slice(0, halls)) {
    const [people, timeLimitMs, least] = aim;
    const input = { ...drawn(people, shape), timeLimitMs };
    figures.push(await measureHall(people, SHAPES[shape], input, least));
  }
  return figures;
}

async function measureHall(
  people: number,
  name: string,
  input: ScheduleInput,
  least: number,
): Promise<Figure> {
  const timeLimitMs = input.timeLimitMs!;
  const ours = (await inProcess('us', input))!;
  const highs = await inProcess('highs', input);
  const share = (objective: number): number => objective / ours.bound;
  const percent = (part: number): string => `${(100 * part).toFixed(3)} %`;
  // Both know neither kept tables nor what was told.
  const simple = !(input.previous?.length || input.participants.some(({ table }) => table !== null));
  const byGreedy = simple ? checkTimetable(input, greedy(input)).objective : null;
  const byPeople = simple ? checkTimetable(input, firstCome(input)).objective : null;
  const closed =
    byGreedy === null || byGreedy === ours.bound ? 1 : (ours.objective - byGreedy) / (ours.bound - byGreedy);
  return {
    what: `Timetable of ${people} people${name}, share of the proven bound`,
    baselineIs: byGreedy === null ? 'the bound' : 'greedy by value, first free slot',
    unit: '%',
    ours: 100 * share(ours.objective),
    baseline: byGreedy === null ? 100 : 100 * share(byGreedy),
    aim: `≥ ${100 * least} % in ${timeLimitMs / 1000} s, ≥ ${100 * LEAST_CLOSED} % of greedy’s distance closed`,
    met:
      share(ours.objective) >= least &&
      closed >= LEAST_CLOSED &&
      ours.ms <= timeLimitMs &&
      ours.memory <= MOST_MEMORY,
    note:
      `${input.slots} slots, ${input.tables} tables, ${input.wishes!.length} wishes: ${ours.objective} of at most ` +
      `${ours.bound} in ${(ours.ms / 1000).toFixed(2)} s and ${Math.round(ours.memory / 1e6)} MB; ` +
      (byPeople === null
        ? ''
        : `${percent(closed)} of greedy’s distance closed; booked by the participants themselves ${percent(share(byPeople))}; `) +
      'HiGHS alone ' +
      (highs && highs.objective > 0
        ? `${percent(share(highs.objective))} after ${(highs.ms / 1000).toFixed(1)} s`
        : `nothing in ${timeLimitMs / 1000} s`),
  };
}

/** In a process of its own, so that memory is its own; null where it says nothing in time. */
async function inProcess(by: 'us' | 'highs', input: ScheduleInput): Promise<Once | null> {
  const folder = await mkdtemp(join(tmpdir(), 'lianqiao-schedule-'));
  const file = join(folder, 'hall.json');
  await writeFile(file, JSON.stringify(input));
  const child = fork(join(import.meta.dirname, 'once.ts'), [by, file], { execArgv: ['--import', 'tsx'] });
  // HiGHS looks at its clock seldom; what it has after half as long again is not the same time any more.
  const timer = setTimeout(() => child.kill('SIGKILL'), 1.5 * input.timeLimitMs! + 10_000);
  try {
    return await new Promise((resolve) => {
      child.once('message', (once: Once) => resolve(once));
      child.once('exit', () => resolve(null));
    });
  } finally {
    clearTimeout(timer);
    child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
