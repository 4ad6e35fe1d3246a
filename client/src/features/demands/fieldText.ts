import type { DemandInput } from '../../../../shared/schemas/demand.ts';
import { VISIBILITY_WORDS } from '../../../../shared/choiceWords.ts';
import { CAPABILITY_KIND_WORDS } from '../../../../shared/words.ts';
import { words } from '../../i18n/index.ts';
import type { useTaxonomy } from '../../ui/useTaxonomy.ts';
import { budgetText } from './format.ts';

/** What one field of a demand says, in words; empty where it says nothing. */
export function fieldText(
  field: keyof DemandInput,
  content: DemandInput,
  taxonomy: ReturnType<typeof useTaxonomy>,
  names: Record<string, string>,
  t: (key: string) => string,
): string {
  switch (field) {
    case 'kind':
      return words(CAPABILITY_KIND_WORDS[content.kind]);
    case 'visibility':
      return words(VISIBILITY_WORDS[content.visibility]);
    case 'materials':
      return content.materials.join('、');
    case 'quantity':
    case 'monthlyQuantity': {
      const quantity = content[field];
      return quantity ? taxonomy.quantityText(quantity) : '';
    }
    case 'budgetFen':
      return budgetText(content.budgetFen);
    case 'requiredCertificates':
      return content.requiredCertificates.map(taxonomy.certificateName).join('、');
    case 'regions':
      return content.regions.map(taxonomy.regionName).join('、');
    case 'regionRule':
      return t(`rule_${content.regionRule}`);
    case 'position':
      return content.position
        ? `${taxonomy.chainName(content.position.chain)} · ${taxonomy.segmentName(content.position.segment)}`
        : '';
    case 'invited':
      return content.invited.map((id) => names[id] ?? id).join('、');
    case 'anonymous':
      return t(content.anonymous ? 'state.yes' : 'state.no');
    default:
      return content[field] ?? '';
  }
}
