import mongoose from 'mongoose';
import type { PreparedFacts } from './model.ts';

/** In bytes as the database holds them; unpacked they take about three times as much. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Prepared facts this process has read, those not asked for longest going first. They are never trusted by
 * themselves: whoever asks names the making the database has now.
 */
export class KeptFacts {
  readonly #most: number;
  readonly #kept = new Map<string, { made: string; facts: PreparedFacts; bytes: number }>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#most = mostBytes;
  }

  /** The facts of this making; undefined where there are none, or others. Not to be changed by whoever gets them. */
  get(id: string, made: unknown): PreparedFacts | undefined {
    const one = this.#kept.get(id);
    if (!one || one.made !== String(made)) return undefined;
    this.#kept.delete(id);
    this.#kept.set(id, one);
    return one.facts;
  }

  /** Facts without a making (from before there was one) are not kept. */
  keep(facts: PreparedFacts, made: unknown): void {
    this.#drop(facts.id);
    if (!made) return;
    const bytes = mongoose.mongo.BSON.calculateObjectSize(facts);
    this.#kept.set(facts.id, { made: String(made), facts, bytes });
    this.#bytes += bytes;
    for (const id of this.#kept.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#drop(id);
    }
  }

  #drop(id: string): void {
    this.#bytes -= this.#kept.get(id)?.bytes ?? 0;
    this.#kept.delete(id);
  }
}
