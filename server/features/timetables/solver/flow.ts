/**
 * Minimum-cost flow by the primal-dual method, for small whole costs: shortest paths by buckets, then as much as fits
 * along all of them at once (Dinic). There are no more rounds than different path costs, so a hall of 20,000 wishes
 * takes some 40.
 */
export class Network {
  readonly nodes: number;
  arcs = 0;
  readonly to: Int32Array;
  readonly left: Int32Array;
  readonly cost: Int32Array;
  /** Arc 2k and its way back, 2k + 1. */
  readonly capacity: Int32Array;
  readonly potential: Int32Array;
  private readonly head: Int32Array;
  private readonly next: Int32Array;

  /** Node 0 is the source, the last one the sink; `arc` may only lead to higher nodes. */
  constructor(nodes: number, mostArcs: number) {
    this.nodes = nodes;
    this.to = new Int32Array(2 * mostArcs);
    this.left = new Int32Array(2 * mostArcs);
    this.cost = new Int32Array(2 * mostArcs);
    this.capacity = new Int32Array(mostArcs);
    this.next = new Int32Array(2 * mostArcs);
    this.head = new Int32Array(nodes).fill(-1);
    this.potential = new Int32Array(nodes);
  }

  /** Returns the number of the arc; what flows along it is `flowOn` of it. */
  arc(from: number, to: number, capacity: number, cost: number): number {
    const k = this.arcs++;
    this.capacity[k] = capacity;
    this.set(2 * k, from, to, capacity, cost);
    this.set(2 * k + 1, to, from, 0, -cost);
    return k;
  }

  flowOn(arc: number): number {
    return this.left[2 * arc + 1]!;
  }

  private set(i: number, from: number, to: number, left: number, cost: number): void {
    this.to[i] = to;
    this.left[i] = left;
    this.cost[i] = cost;
    this.next[i] = this.head[from]!;
    this.head[from] = i;
  }

  /**
   * Sends what costs less than nothing, at most `limit`. Where `stop` says so it ends early; the bound of what it
   * then has is a bound all the same, only not as good.
   */
  solve(limit: number, stop: () => boolean): void {
    const { potential, nodes } = this;
    const sink = nodes - 1;
    let sent = 0;
    this.firstPotentials();
    while (potential[sink]! < 0 && sent < limit && !stop()) {
      for (let more = 1; more > 0 && sent < limit; sent += more) more = this.blockingFlow(limit - sent, stop);
      if (sent >= limit || stop() || !this.nearer()) break;
    }
  }

  /**
   * The least a flow of at most `limit` can cost, by weak duality: true of any potentials, so whatever they came from
   * it is proven. Whole numbers throughout.
   */
  leastCost(limit: number): number {
    const { potential, to, cost, capacity, arcs, nodes } = this;
    let least = Math.min(0, limit * (potential[nodes - 1]! - potential[0]!));
    for (let k = 0; k < arcs; k++) {
      const reduced = cost[2 * k]! + potential[to[2 * k + 1]!]! - potential[to[2 * k]!]!;
      if (reduced < 0) least += capacity[k]! * reduced;
    }
    return least;
  }

  /** Arcs lead upwards only, so one look at each node in order finds the shortest paths. */
  private firstPotentials(): void {
    const { potential, head, next, to, left, cost, nodes } = this;
    potential.fill(0);
    for (let u = 0; u < nodes; u++) {
      for (let i = head[u]!; i >= 0; i = next[i]!) {
        if (left[i]! > 0 && potential[u]! + cost[i]! < potential[to[i]!]!)
          potential[to[i]!] = potential[u]! + cost[i]!;
      }
    }
  }

  /** Moves the potentials on to the next shortest paths; false where none costs less than nothing. */
  private nearer(): boolean {
    const { potential, head, next, to, left, cost, nodes } = this;
    const sink = nodes - 1;
    const end = -potential[sink]!;
    const distance = new Int32Array(nodes).fill(end);
    const buckets: number[][] = Array.from({ length: end + 1 }, () => []);
    distance[0] = 0;
    buckets[0]!.push(0);
    let reached = end;
    for (let d = 0; d < end && d <= reached; d++) {
      const at = buckets[d]!;
      for (let u = at.pop(); u !== undefined; u = at.pop()) {
        if (distance[u] !== d) continue;
        if (u === sink) {
          reached = d;
          continue;
        }
        for (let i = head[u]!; i >= 0; i = next[i]!) {
          if (left[i]! <= 0) continue;
          const v = to[i]!;
          const reach = d + cost[i]! + potential[u]! - potential[v]!;
          if (reach < distance[v]!) {
            distance[v] = reach;
            buckets[reach]!.push(v);
          }
        }
      }
    }
    for (let u = 0; u < nodes; u++) potential[u]! += Math.min(distance[u]!, reached);
    return reached < end;
  }

  /** One round of Dinic among the shortest paths; returns what it sent. */
  private blockingFlow(limit: number, stop: () => boolean): number {
    const { potential, head, next, to, left, cost, nodes } = this;
    const sink = nodes - 1;
    const level = new Int32Array(nodes).fill(-1);
    const queue = new Int32Array(nodes);
    level[0] = 0;
    let last = 1;
    for (let first = 0; first < last && level[sink] === -1; first++) {
      const u = queue[first]!;
      for (let i = head[u]!; i >= 0; i = next[i]!) {
        const v = to[i]!;
        if (left[i]! > 0 && level[v] === -1 && cost[i]! + potential[u]! === potential[v]!) {
          level[v] = level[u]! + 1;
          queue[last++] = v;
        }
      }
    }
    if (level[sink] === -1 || stop()) return 0;
    const current = head.slice();
    const path: number[] = [];
    let sent = 0;
    let u = 0;
    while (sent < limit) {
      if (u === sink) {
        let push = limit - sent;
        for (const i of path) push = Math.min(push, left[i]!);
        for (const i of path) {
          left[i]! -= push;
          left[i ^ 1]! += push;
        }
        sent += push;
        path.length = 0;
        u = 0;
        continue;
      }
      let i = current[u]!;
      while (i >= 0) {
        const v = to[i]!;
        if (left[i]! > 0 && level[v] === level[u]! + 1 && cost[i]! + potential[u]! === potential[v]!) break;
        i = next[i]!;
      }
      current[u] = i;
      if (i >= 0) {
        path.push(i);
        u = to[i]!;
      } else {
        const back = path.pop();
        if (back === undefined) break;
        u = to[back ^ 1]!;
        current[u] = next[current[u]!]!;
      }
    }
    return sent;
  }
}
