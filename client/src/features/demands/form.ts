import type { Demand, DemandInput } from '../../../../shared/schemas/demand.ts';

/** A demand nobody has said anything about yet. */
export const emptyDemand = (): DemandInput => ({
  title: '',
  kind: 'product',
  specification: '',
  materials: [],
  quantity: null,
  monthlyQuantity: null,
  budgetFen: null,
  deliverBy: null,
  openUntil: null,
  requiredCertificates: [],
  regions: [],
  regionRule: 'prefer',
  position: null,
  visibility: 'public',
  invited: [],
  anonymous: false,
});

export const FIELDS = Object.keys(emptyDemand()) as (keyof DemandInput)[];

/** What of a demand is written in the form. */
export const inputOf = (demand: Demand): DemandInput =>
  JSON.parse(JSON.stringify(Object.fromEntries(FIELDS.map((key) => [key, demand[key]])))) as DemandInput;

/** What the form holds, and is kept on this machine: the content, and the version and content it began from. */
export interface DemandDraft {
  content: DemandInput;
  base: DemandInput;
  version: number;
  /** Names of invited firms, which the content knows by id only. */
  names: Record<string, string>;
}

export const draftOf = (demand: Demand | null): DemandDraft => ({
  content: demand ? inputOf(demand) : emptyDemand(),
  base: demand ? inputOf(demand) : emptyDemand(),
  version: demand?.version ?? 0,
  names: Object.fromEntries((demand?.invitedFirms ?? []).map(({ id, name }) => [id, name])),
});

/** The same content, in whatever order its keys were written. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, theirs] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(mine);
  return (
    keys.length === Object.keys(theirs).length &&
    keys.every((key) => key in theirs && same(mine[key], theirs[key]))
  );
}

/** Whether anything was written since it began. */
export const isTouched = ({ content, base }: DemandDraft): boolean => !same(content, base);

/** One field of which the form and the server say different things since both began from the same. */
export interface Difference {
  field: keyof DemandInput;
  /** Whose is taken unless the person says otherwise. */
  keep: 'mine' | 'theirs';
}

/**
 * Compares what is written with what a colleague saved meanwhile. What only one of them changed is taken from that
 * one; what both changed stays as it is written here until the person chooses.
 */
export function differences(draft: DemandDraft, theirs: DemandInput): Difference[] {
  return FIELDS.filter((field) => !same(draft.content[field], theirs[field])).map((field) => ({
    field,
    keep: same(draft.content[field], draft.base[field]) ? 'theirs' : 'mine',
  }));
}

/** The content with each differing field taken from whom it was chosen from. */
export function mergeChosen(
  mine: DemandInput,
  theirs: DemandInput,
  chosen: readonly Difference[],
): DemandInput {
  const taken = chosen.filter(({ keep }) => keep === 'theirs').map(({ field }) => [field, theirs[field]]);
  return { ...mine, ...(Object.fromEntries(taken) as Partial<DemandInput>) };
}
