/**
 * A sparse matrix by rows: row i holds `values[k]` in column `columns[k]` for starts[i] ≤ k < starts[i+1].
 */
export interface SparseMatrix {
  rows: number;
  width: number;
  starts: Uint32Array;
  columns: Uint32Array;
  values: Float32Array;
}

/** Dimensions worked with beyond those asked, and rounds of refinement: Halko, Martinsson, Tropp 2011, §4.5. */
const OVERSAMPLE = 16;
const ROUNDS = 3;

/** A small generator (mulberry32), so that the same texts and seed give the same model. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The leading right singular vectors of a sparse matrix, by randomized subspace iteration: `width` rows of `dims`
 * numbers, the columns orthonormal and in the order of falling singular values. Fewer where the rank is smaller:
 * the rest is zero.
 */
export function rightSingularVectors(a: SparseMatrix, dims: number, seed: number): Float32Array {
  const k = Math.min(dims + OVERSAMPLE, a.rows, a.width);
  const out = new Float32Array(a.width * dims);
  if (k === 0) return out;
  const random = seeded(seed);
  let right: Float32Array = new Float32Array(a.width * k);
  for (let i = 0; i < right.length; i += 1) right[i] = random() + random() + random() - 1.5;
  let left: Float32Array = times(a, right, k);
  for (let round = 0; round < ROUNDS; round += 1) {
    orthonormalize(left, a.rows, k);
    left = times(a, timesTransposed(a, left, k), k);
  }
  // Once more over what is nearly so already, which makes it exact to the last digits.
  orthonormalize(left, a.rows, k);
  orthonormalize(left, a.rows, k);
  right = timesTransposed(a, left, k);
  // right = V Σ Wᵀ for a small orthogonal W: the eigenvectors of rightᵀ right turn it into V Σ.
  const { values, vectors } = symmetricEigen(gramMatrix(right, a.width, k), k);
  const most = Math.min(dims, k);
  const floor = Math.sqrt(Math.max(values[0] ?? 0, 0)) * 1e-6;
  for (let d = 0; d < most; d += 1) {
    const sigma = Math.sqrt(Math.max(values[d]!, 0));
    if (sigma <= floor) break;
    for (let i = 0; i < a.width; i += 1) {
      let sum = 0;
      for (let j = 0; j < k; j += 1) sum += right[i * k + j]! * vectors[j * k + d]!;
      out[i * dims + d] = sum / sigma;
    }
  }
  return out;
}

/** A · X, where X has `a.width` rows of k. */
function times(a: SparseMatrix, x: Float32Array, k: number): Float32Array {
  const out = new Float32Array(a.rows * k);
  for (let row = 0; row < a.rows; row += 1) {
    const to = row * k;
    for (let n = a.starts[row]!; n < a.starts[row + 1]!; n += 1) {
      const value = a.values[n]!;
      const from = a.columns[n]! * k;
      for (let j = 0; j < k; j += 1) out[to + j]! += value * x[from + j]!;
    }
  }
  return out;
}

/** Aᵀ · X, where X has `a.rows` rows of k. */
function timesTransposed(a: SparseMatrix, x: Float32Array, k: number): Float32Array {
  const out = new Float32Array(a.width * k);
  for (let row = 0; row < a.rows; row += 1) {
    const from = row * k;
    for (let n = a.starts[row]!; n < a.starts[row + 1]!; n += 1) {
      const value = a.values[n]!;
      const to = a.columns[n]! * k;
      for (let j = 0; j < k; j += 1) out[to + j]! += value * x[from + j]!;
    }
  }
  return out;
}

/** Xᵀ X. */
function gramMatrix(x: Float32Array, rows: number, k: number): Float64Array {
  const out = new Float64Array(k * k);
  for (let row = 0; row < rows; row += 1) {
    const at = row * k;
    for (let i = 0; i < k; i += 1) {
      const value = x[at + i]!;
      if (value === 0) continue;
      for (let j = i; j < k; j += 1) out[i * k + j]! += value * x[at + j]!;
    }
  }
  for (let i = 0; i < k; i += 1) for (let j = 0; j < i; j += 1) out[i * k + j] = out[j * k + i]!;
  return out;
}

/**
 * Makes the columns of X orthonormal by the Cholesky factor of XᵀX. Directions that have vanished become
 * zero.
 */
function orthonormalize(x: Float32Array, rows: number, k: number): void {
  const l = gramMatrix(x, rows, k);
  let largest = 0;
  for (let i = 0; i < k; i += 1) largest = Math.max(largest, l[i * k + i]!);
  const floor = largest * 1e-10;
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = l[i * k + j]!;
      for (let m = 0; m < j; m += 1) sum -= l[i * k + m]! * l[j * k + m]!;
      if (i === j) l[i * k + i] = sum > floor ? Math.sqrt(sum) : 0;
      else l[i * k + j] = l[j * k + j]! > 0 ? sum / l[j * k + j]! : 0;
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const at = row * k;
    for (let i = 0; i < k; i += 1) {
      let sum = x[at + i]!;
      for (let m = 0; m < i; m += 1) sum -= l[i * k + m]! * x[at + m]!;
      x[at + i] = l[i * k + i]! > 0 ? sum / l[i * k + i]! : 0;
    }
  }
}

/** Eigenvalues, falling, and eigenvectors (columns) of a symmetric matrix, by cyclic Jacobi rotations. */
export function symmetricEigen(
  matrix: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  let trace = 0;
  for (let i = 0; i < n; i += 1) trace += Math.abs(a[i * n + i]!);
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) off += a[i * n + j]! ** 2;
    if (Math.sqrt(off) <= trace * 1e-10) break;
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i += 1) vectors[i * n + to] = v[i * n + from]!;
  });
  return { values: Float64Array.from(order, (i) => a[i * n + i]!), vectors };
}

/** One Jacobi rotation, which makes a[p,q] zero. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < n; i += 1) {
    const aip = a[i * n + p]!;
    const aiq = a[i * n + q]!;
    a[i * n + p] = c * aip - s * aiq;
    a[i * n + q] = s * aip + c * aiq;
  }
  for (let i = 0; i < n; i += 1) {
    const api = a[p * n + i]!;
    const aqi = a[q * n + i]!;
    a[p * n + i] = c * api - s * aqi;
    a[q * n + i] = s * api + c * aqi;
    const vip = v[i * n + p]!;
    const viq = v[i * n + q]!;
    v[i * n + p] = c * vip - s * viq;
    v[i * n + q] = s * vip + c * viq;
  }
}
