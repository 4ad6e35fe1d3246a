import { readFileSync } from 'node:fs';
import type { ScheduleInput } from '../../../shared/schemas/schedule.ts';
import { solve } from '../../../server/features/timetables/solver/solve.ts';
import { byHighs } from '../../support/highsModel.ts';

/** What a process of its own says of one timetable. */
export interface Once {
  objective: number;
  bound: number;
  ms: number;
  /** The most memory the whole process held, in bytes. */
  memory: number;
}

const [by, file] = process.argv.slice(2);
const input = JSON.parse(readFileSync(file!, 'utf8')) as ScheduleInput;
const began = performance.now();
const { objective, bound } = by === 'highs' ? await byHighs(input, input.timeLimitMs! / 1000) : solve(input);
const once: Once = {
  objective,
  bound,
  ms: performance.now() - began,
  memory: process.resourceUsage().maxRSS * 1024,
};
process.send!(once);
