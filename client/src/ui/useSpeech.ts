import { useI18n } from 'vue-i18n';
import { AUDIT_FIELD_WORDS, AUDIT_VALUE_WORDS } from '../../../shared/auditWords.ts';
import { COLLATERAL_WORDS, PRODUCT_KIND_WORDS, PURPOSE_WORDS } from '../../../shared/finance/codes.ts';
import { CONSENT_SCOPE_WORDS, CREDIT_NEED_STATUS_WORDS } from '../../../shared/finance/words.ts';
import type { Bilingual } from '../../../shared/locale.ts';
import {
  DISMISSAL_REASON_WORDS,
  REPORT_REASON_WORDS,
  VISIBILITY_WORDS,
} from '../../../shared/choiceWords.ts';
import {
  CAPABILITY_KIND_WORDS,
  DEMAND_STATUS_WORDS,
  INTRODUCTION_STATE_WORDS,
  KIND_WORDS,
  ORGANISATION_STATUS_WORDS,
  ROLE_WORDS,
} from '../../../shared/words.ts';
import { locale, words } from '../i18n/index.ts';
import { money, when } from './format.ts';
import { useTaxonomy } from './useTaxonomy.ts';
import type { Speech } from './changeRows.ts';

/** The words of the fields that hold one of a few values; what an entry is about decides what its status means. */
const tableOf = (field: string, subject: string): Readonly<Record<string, Bilingual>> | undefined => {
  switch (field) {
    case 'status':
      if (subject === 'creditNeed') return CREDIT_NEED_STATUS_WORDS;
      return subject === 'demand'
        ? DEMAND_STATUS_WORDS
        : subject === 'organisation'
          ? ORGANISATION_STATUS_WORDS
          : AUDIT_VALUE_WORDS;
    case 'state':
      return INTRODUCTION_STATE_WORDS;
    case 'scopes':
      return CONSENT_SCOPE_WORDS;
    case 'kinds':
      return PRODUCT_KIND_WORDS;
    case 'purpose':
      return PURPOSE_WORDS;
    case 'collateral':
      return COLLATERAL_WORDS;
    case 'role':
      return ROLE_WORDS;
    case 'visibility':
      return VISIBILITY_WORDS;
    case 'kind':
      return { ...CAPABILITY_KIND_WORDS, ...KIND_WORDS, ...AUDIT_VALUE_WORDS };
    case 'side':
    case 'regionRule':
      return AUDIT_VALUE_WORDS;
    case 'reason':
      // Somebody's own sentence, or how its demand ended.
      if (subject === 'introduction') return DEMAND_STATUS_WORDS;
      return subject === 'conversation' ? REPORT_REASON_WORDS : DISMISSAL_REASON_WORDS;
    default:
      return undefined;
  }
};

/** Says in words what audit entries about a subject keep. */
export function useSpeech(): (subject: string) => Speech {
  const { t } = useI18n();
  const taxonomy = useTaxonomy();
  const names: Record<string, (code: string) => string> = {
    chain: taxonomy.chainName,
    segment: taxonomy.segmentName,
    unit: taxonomy.unitName,
    region: taxonomy.regionName,
    regions: taxonomy.regionName,
    requiredCertificates: taxonomy.certificateName,
    // Of a certificate or of a title.
    code: (code) => {
      const certificate = taxonomy.certificateName(code);
      return certificate === code ? taxonomy.tierName(code) : certificate;
    },
    at: when,
  };
  return (subject) => ({
    field: (name) => words(AUDIT_FIELD_WORDS[name]) || name,
    text: (field, value) => words(tableOf(field, subject)?.[value]) || (names[field]?.(value) ?? value),
    money,
    yesOrNo: (value) => t(value ? 'state.yes' : 'state.no'),
    number: (value) => value.toLocaleString(locale.value),
  });
}
