import type { Places } from './places.ts';

/** What a restart asks of the error of a step: enough, or enough where it no longer shrinks; or a share of all steps. */
const ENOUGH = 0.2;
const SOME = 0.8;
const LONGEST = 0.36;
/** How many points a price moves for a share, to begin with. */
const FIRST_WEIGHT = 8;

/**
 * The primal-dual hybrid gradient method for the linear program of places: shares of meetings follow what they gain at
 * the prices of their rows, prices follow how much is asked of their rows. With Halpern's anchor, reflection and
 * restarts, and steps by row and by edge, as in PDLP. That an edge takes at most one place is kept by projection.
 */
export class PrimalDual {
  readonly places: Places;
  /** Of each place, from 0 to 1. */
  readonly shares: Float64Array;
  /** Of each row. */
  readonly prices: Float64Array;
  /** As in `places` to begin with, free to be changed. */
  readonly worth: Float64Array;
  /** How far the last step went: 0 at an optimum. */
  error = Infinity;
  private steps = 0;
  private weight = FIRST_WEIGHT;
  /** Where the next step begins, and where the last restart was. */
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly anchorX: Float64Array;
  private readonly anchorY: Float64Array;
  private since = 0;
  private firstError = Infinity;
  private lastError = Infinity;
  private readonly asked: Float64Array;
  private readonly edgeStep: Float64Array;
  private readonly rowStep: Float64Array;

  constructor(places: Places) {
    const { edges, start, worth, rowStart, rowOf, limit } = places;
    this.places = places;
    this.worth = worth.slice();
    this.shares = new Float64Array(worth.length);
    this.prices = new Float64Array(limit.length);
    this.x = new Float64Array(worth.length);
    this.y = new Float64Array(limit.length);
    this.anchorX = new Float64Array(worth.length);
    this.anchorY = new Float64Array(limit.length);
    this.asked = new Float64Array(limit.length);
    const inRow = new Float64Array(limit.length);
    for (const i of rowOf) inRow[i]! += 1;
    this.rowStep = inRow.map((count) => 1 / Math.max(1, count));
    this.edgeStep = new Float64Array(edges);
    for (let e = 0; e < edges; e++) {
      let most = 1;
      for (let j = start[e]!; j < start[e + 1]!; j++) most = Math.max(most, rowStart[j + 1]! - rowStart[j]!);
      this.edgeStep[e] = 1 / most;
    }
  }

  step(): void {
    this.error = Math.sqrt(this.stepShares() + this.stepPrices());
    this.steps += 1;
    const { since } = this;
    const before = this.lastError;
    this.lastError = this.error;
    if (since === 0) this.firstError = this.error;
    else if (
      this.error <= ENOUGH * this.firstError ||
      (this.error <= SOME * this.firstError && this.error > before) ||
      since > LONGEST * this.steps
    ) {
      this.reweigh();
      this.restart();
      return;
    }
    const { x, y, shares, prices, anchorX, anchorY } = this;
    const ahead = (since + 1) / (since + 2);
    for (let j = 0; j < x.length; j++) x[j] = ahead * (2 * shares[j]! - x[j]!) + (1 - ahead) * anchorX[j]!;
    for (let i = 0; i < y.length; i++) y[i] = ahead * (2 * prices[i]! - y[i]!) + (1 - ahead) * anchorY[i]!;
    this.since = since + 1;
  }

  /** Goes on from where it is as from a beginning; needed where worths were changed. */
  restart(): void {
    this.x.set(this.shares);
    this.y.set(this.prices);
    this.anchorX.set(this.shares);
    this.anchorY.set(this.prices);
    this.since = 0;
    this.lastError = Infinity;
  }

  /** Begins where another is that has the same rows; `same` are the places of that one which stand here. */
  resume(from: PrimalDual, same: Int32Array): void {
    same.forEach((j, k) => (this.shares[k] = from.shares[j]!));
    this.prices.set(from.prices);
    this.weight = from.weight;
    this.steps = from.steps;
    this.restart();
  }

  /** Moves the shares of each edge by their gain, back to where they are at least 0 and at most 1 in all. */
  private stepShares(): number {
    const { places, x, y, shares, worth, asked, edgeStep, weight } = this;
    const { edges, start, rowStart, rowOf } = places;
    asked.fill(0);
    let error = 0;
    for (let e = 0; e < edges; e++) {
      const from = start[e]!;
      const to = start[e + 1]!;
      const by = edgeStep[e]! / weight;
      let sum = 0;
      let positive = 0;
      for (let j = from; j < to; j++) {
        let gain = worth[j]!;
        for (let i = rowStart[j]!; i < rowStart[j + 1]!; i++) gain -= y[rowOf[i]!]!;
        const share = x[j]! + by * gain;
        shares[j] = share;
        if (share <= 0) continue;
        sum += share;
        positive += 1;
      }
      let less = 0;
      while (sum > 1) {
        less = (sum - 1) / positive;
        let left = 0;
        let count = 0;
        for (let j = from; j < to; j++) {
          if (shares[j]! <= less) continue;
          left += shares[j]!;
          count += 1;
        }
        if (count >= positive || count === 0) break;
        sum = left;
        positive = count;
      }
      let moved = 0;
      for (let j = from; j < to; j++) {
        const share = Math.max(0, shares[j]! - less);
        const difference = share - x[j]!;
        shares[j] = share;
        moved += difference * difference;
        const ahead = share + difference;
        if (ahead === 0) continue;
        for (let i = rowStart[j]!; i < rowStart[j + 1]!; i++) asked[rowOf[i]!]! += ahead;
      }
      error += moved / by;
    }
    return error;
  }

  private stepPrices(): number {
    const { places, y, prices, asked, rowStep, weight } = this;
    const { limit, lowest, highest } = places;
    let error = 0;
    for (let i = 0; i < y.length; i++) {
      const by = rowStep[i]! * weight;
      const price = Math.min(highest[i]!, Math.max(lowest[i]!, y[i]! + by * (asked[i]! - limit[i]!)));
      const difference = price - y[i]!;
      prices[i] = price;
      error += (difference * difference) / by;
    }
    return error;
  }

  /** Halfway (in logarithms) to where shares and prices went equally far since the last restart. */
  private reweigh(): void {
    const { places, shares, prices, anchorX, anchorY, edgeStep, rowStep } = this;
    let byShares = 0;
    let byPrices = 0;
    for (let e = 0; e < places.edges; e++)
      for (let j = places.start[e]!; j < places.start[e + 1]!; j++)
        byShares += (shares[j]! - anchorX[j]!) ** 2 / edgeStep[e]!;
    for (let i = 0; i < prices.length; i++) byPrices += (prices[i]! - anchorY[i]!) ** 2 / rowStep[i]!;
    if (byShares > 1e-12 && byPrices > 1e-12)
      this.weight = Math.sqrt(this.weight * Math.sqrt(byPrices / byShares));
  }
}
