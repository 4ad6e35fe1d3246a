import type { Demand, DemandInput } from '../../../../shared/schemas/demand.ts';
import type { Versioned } from '../../ui/conflict.ts';

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

/** What the form holds, and is kept on this machine. */
export interface DemandDraft extends Versioned<DemandInput> {
  /** Names of invited firms, which the content knows by id only. */
  names: Record<string, string>;
}

export const draftOf = (demand: Demand | null): DemandDraft => ({
  content: demand ? inputOf(demand) : emptyDemand(),
  base: demand ? inputOf(demand) : emptyDemand(),
  version: demand?.version ?? 0,
  names: Object.fromEntries((demand?.invitedFirms ?? []).map(({ id, name }) => [id, name])),
});
