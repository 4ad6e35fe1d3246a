import { createHash } from 'node:crypto';
import { fold, runsOf } from '../text.ts';

/** Numbers in each vector: what the engine's index is set up for. */
export const DIMENSIONS = 192;

/** Saturation and length, as in BM25. */
const K1 = 1.2;
const B = 0.75;

/** What has been learned from a body of texts: which terms there are, how rare each is, and where it points. */
export interface TrainedTerms {
  /** Terms, in the order of the rows below. */
  terms: string[];
  /** In how many of `documents` each term stands. */
  frequencies: Uint32Array;
  documents: number;
  /** Terms in an average text, repetitions counted. */
  averageLength: number;
  /** One row of DIMENSIONS a term, by its own scale: value = row × scale / 127. */
  rows: Int8Array;
  scales: Float32Array;
}

/**
 * Latent semantic analysis (Deerwester et al. 1990) over characters, pairs of characters and Latin words: texts
 * that speak of the same things come near each other though they share no word. Learned from the platform's own
 * texts; nothing is downloaded.
 */
export interface SemanticModel {
  /** Changes with what was learned: vectors of different models cannot be compared. */
  id: string;
  trained: TrainedTerms;
  /** Inverse document frequency, as BM25 has it; what was never seen is as rare as can be. */
  rarity: (term: string) => number;
  /** A vector of length 1, or null for a text of which nothing is known. */
  embed: (text: string) => number[] | null;
}

/** Characters, pairs and Latin words of a text with how often each stands in it. */
export function termCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const { text: run, chinese } of runsOf(fold(text))) {
    if (!chinese) add(run);
    else {
      for (let i = 0; i < run.length; i += 1) {
        add(run[i]!);
        if (i + 1 < run.length) add(run.slice(i, i + 2));
      }
    }
  }
  return counts;
}

/** How much a term counts that stands `count` times in a text of `length` terms. */
export const saturated = (count: number, length: number, averageLength: number): number =>
  (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / Math.max(averageLength, 1)));

export const rarityOf = (frequency: number, documents: number): number =>
  Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

export function semanticModel(trained: TrainedTerms): SemanticModel {
  const { terms, frequencies, documents, averageLength, rows, scales } = trained;
  const index = new Map(terms.map((term, i) => [term, i]));
  const unseen = rarityOf(0, documents);

  const embed = (text: string): number[] | null => {
    const counts = termCounts(text);
    let length = 0;
    for (const count of counts.values()) length += count;
    const sum = new Float64Array(DIMENSIONS);
    for (const [term, count] of counts) {
      const at = index.get(term);
      if (at === undefined) continue;
      const weight = saturated(count, length, averageLength) * scales[at]!;
      const from = at * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d += 1) sum[d]! += weight * rows[from + d]!;
    }
    return unit(sum);
  };

  return {
    id: fingerprint(trained),
    trained,
    rarity(term) {
      const at = index.get(term);
      return at === undefined ? unseen : rarityOf(frequencies[at]!, documents);
    },
    embed,
  };
}

/** A vector at length 1, to four decimals, which is what it is sent with; null for nothing at all. */
export function unit(vector: Float64Array | number[]): number[] | null {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square < 1e-12) return null;
  const scale = 1 / Math.sqrt(square);
  return Array.from(vector, (value) => Math.round(value * scale * 1e4) / 1e4);
}

const fingerprint = ({ rows, terms, documents }: TrainedTerms): string =>
  createHash('sha256').update(rows).update(`${terms.length}/${documents}`).digest('hex').slice(0, 12);

/** A model as bytes to keep: a line of JSON, then the numbers. */
export function packModel({ trained }: SemanticModel): Buffer {
  const { terms, documents, averageLength, frequencies, scales, rows } = trained;
  const head = Buffer.from(JSON.stringify({ terms, documents, averageLength, dimensions: DIMENSIONS }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  const numbers = [frequencies, scales, rows].map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength));
  return Buffer.concat([size, head, ...numbers]);
}

/** Reads what packModel wrote; null where it is of another shape, as after a change of DIMENSIONS. */
export function unpackModel(bytes: Uint8Array): SemanticModel | null {
  const buffer = Buffer.from(bytes);
  if (buffer.length < 4) return null;
  let at = 4 + buffer.readUInt32LE();
  if (at > buffer.length) return null;
  const head = JSON.parse(buffer.toString('utf8', 4, at)) as Omit<TrainedTerms, 'rows'> & {
    dimensions: number;
  };
  const count = head.terms.length;
  if (head.dimensions !== DIMENSIONS || buffer.length !== at + count * (8 + DIMENSIONS)) return null;
  const take = (length: number) => new Uint8Array(buffer.subarray(at, (at += length))).buffer;
  return semanticModel({
    terms: head.terms,
    documents: head.documents,
    averageLength: head.averageLength,
    frequencies: new Uint32Array(take(count * 4)),
    scales: new Float32Array(take(count * 4)),
    rows: new Int8Array(take(count * DIMENSIONS)),
  });
}
