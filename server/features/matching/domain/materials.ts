import { say, type Phrase } from '../../../../shared/matchReasons.ts';
import type { DemandFacts, FirmFacts, MaterialFacts } from './facts.ts';

/** Of one kind of material (an aluminium alloy, but another grade): likely, not certain. */
const SAME_CONCEPT = 0.8;
const UNSTATED = 0.7;
const MISSING = 0.5;

/** How far a firm works one material: 1 where it names it. */
function held(material: MaterialFacts, firm: FirmFacts): number {
  let most = 0;
  let stated = false;
  for (const capability of firm.capabilities) {
    if (capability.materials.length > 0) stated = true;
    if (material.key !== '' && capability.text.includes(material.key)) return 1;
    for (const own of capability.materials) {
      if (own.key === material.key) return 1;
      if (own.concepts.some((id) => material.concepts.includes(id))) most = SAME_CONCEPT;
    }
    if (most < SAME_CONCEPT && capability.concepts.some(({ id }) => material.concepts.includes(id))) {
      most = SAME_CONCEPT;
    }
  }
  return most > 0 ? most : stated ? MISSING : UNSTATED;
}

export interface MaterialsFinding {
  score: number;
  /** Names of those asked for that the firm does not name. */
  missing: string[];
  reasons: Phrase[];
  against: Phrase[];
}

/** Materials asked for: each can only lower the part, so that asking for more never raises anyone. */
export function materialsFit(demand: DemandFacts, firm: FirmFacts): MaterialsFinding {
  let score = 1;
  const has: string[] = [];
  const missing: string[] = [];
  const byKey = [...demand.materials].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const material of byKey) {
    const factor = held(material, firm);
    score *= factor;
    if (factor === 1) has.push(material.name);
    else if (factor < SAME_CONCEPT) missing.push(material.name);
  }
  return {
    score,
    missing,
    reasons: has.length > 0 ? [say('materialsHeld', { materials: has.join('、') })] : [],
    against: missing.length > 0 ? [say('materialsMissing', { materials: missing.join('、') })] : [],
  };
}
