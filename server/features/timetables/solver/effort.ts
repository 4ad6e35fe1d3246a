/** A place looked at once in a step of prices is one; a processor does some twenty-five thousand of them in a millisecond. */
const PER_MS = 10_000;

/**
 * How much work a time limit allows, counted and not timed, so that the same input gives the same result on machines
 * that are fast enough. Where one is not, or somebody cancels, `stop` ends it.
 */
export class Effort {
  private left: number;
  private readonly stop: () => boolean;

  constructor(timeLimitMs: number, stop: () => boolean) {
    this.left = timeLimitMs * PER_MS;
    this.stop = stop;
  }

  /** False where there is none left. */
  spend(work: number): boolean {
    this.left -= work;
    return this.left > 0 && !this.stop();
  }

  /** As much as this share of what is left. */
  part(share: number): number {
    return share * this.left;
  }
}
