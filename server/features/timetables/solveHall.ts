import type { ScheduleInput, ScheduleResult } from '../../../shared/schemas/schedule.ts';
import { choosing, type Chosen } from './domain/choosePeople.ts';
import { fulfilling, unmetIn, type Fulfilment } from './domain/fulfilment.ts';
import { keyOf, pairKey, type Known, type Placed } from './domain/hall.ts';
import { tasking, type Given, type Task } from './domain/task.ts';
import { inTurns } from './domain/turns.ts';
import { unmetOf } from './solver/unmet.ts';

export interface Solved {
  meetings: Placed[];
  objective: number;
  bound: number;
  wishes: Fulfilment;
}

export type Solve = (input: ScheduleInput, round: number) => Promise<ScheduleResult>;

/** The first round has most of the time; two more try other people for what was left unmet. */
const SHARES = [0.7, 0.15, 0.15];

interface Round extends Solved {
  chosen: Chosen[];
  task: Task;
}

const taken = (meetings: readonly Placed[]) => {
  const load = new Map<string, number>();
  const slots = new Map<string, Set<number>>();
  for (const { a, b, slot } of meetings)
    for (const id of [a, b]) {
      load.set(id, (load.get(id) ?? 0) + 1);
      slots.set(id, (slots.get(id) ?? new Set()).add(slot));
    }
  return { load, taken: slots, preferred: new Set(meetings.map(keyOf)) };
};

/**
 * Makes the timetable of a hall. Where a wish leaves it open which of an organisation's people meets, they are chosen
 * beforehand; whatever stays unmet so is tried again with others of them, and kept where it is worth more. The bound is
 * that of the round which was kept: no timetable in which these people meet is worth more.
 */
export async function solveHall(
  hall: Known,
  given: Given,
  { seed, timeLimitMs }: { seed: number; timeLimitMs: number },
  solve: Solve,
): Promise<Solved> {
  const stays = [...given.locked, ...given.over];
  const run = async (chosen: Chosen[], round: number): Promise<Round> => {
    const task = await inTurns(
      tasking(hall, chosen, given, { seed, timeLimitMs: timeLimitMs * SHARES[round]! }),
    );
    const result = await solve(task.task, round);
    const meetings = [...result.meetings.map(task.outside), ...given.over];
    const wishes = await inTurns(fulfilling(hall, chosen, task.task, result.meetings, meetings, unmetOf));
    return { chosen, task, meetings, objective: result.objective, bound: result.bound, wishes };
  };
  const told = new Set([...given.told, ...stays].map(keyOf));
  let best = await run(await inTurns(choosing(hall, { preferred: told })), 0);
  const tried = new Map<Chosen['wish'], Set<string>>();
  for (const round of [1, 2]) {
    const left = (await inTurns(unmetIn(hall, best.chosen, best.meetings))).filter(
      ({ free, possible }) => free && possible,
    );
    if (left.length === 0) break;
    for (const { wish, from, to } of left)
      tried.set(wish, (tried.get(wish) ?? new Set()).add(pairKey(from, to)));
    const next = await run(await inTurns(choosing(hall, { ...taken(best.meetings), tried })), round);
    if (next.objective > best.objective) best = next;
  }
  const { meetings, objective, bound, wishes } = best;
  return { meetings, objective, bound: Math.max(bound, objective), wishes };
}
