import { expect } from 'chai';
import { BrokenInput } from '../../../server/features/timetables/solver/input.ts';
import { solveInWorker } from '../../../server/features/timetables/solver/run.ts';
import { solve, type SolveProgress } from '../../../server/features/timetables/solver/solve.ts';
import { hall, SIZES } from '../../support/halls.ts';

describe('scheduling in a thread', () => {
  const input = hall({ seed: 3, sides: 2, ...SIZES[100], unavailable: 0.1 });

  it('gives what scheduling gives, and tells how far it is', async () => {
    const told: SolveProgress[] = [];
    const result = await solveInWorker(input, { onProgress: (progress) => told.push(progress) });
    expect(result).to.deep.equal(solve(input));
    expect(told.map(({ phase }) => phase)).to.include.members(['bound', 'placing', 'seating']);
    expect(told.at(-1)).to.include({ objective: result.objective, bound: result.bound });
  });

  it('says what is wrong with an input', async () => {
    const error = await solveInWorker({ ...input, met: [['a0', 'nobody']] }).catch((one: unknown) => one);
    expect(error).to.be.instanceOf(BrokenInput);
    expect((error as BrokenInput).problems.map(({ path }) => path)).to.deep.equal(['met[0][1]']);
  });

  it('ends when it is told to', async () => {
    const ending = new AbortController();
    const error = await solveInWorker(input, {
      onProgress: () => ending.abort(new Error('no longer wanted')),
      signal: ending.signal,
    }).catch((one: unknown) => one);
    expect((error as Error).message).to.equal('no longer wanted');
  });
});
