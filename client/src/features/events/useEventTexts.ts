import { EVENT_KIND_WORDS } from '../../../../shared/eventWords.ts';
import { KIND_WORDS } from '../../../../shared/words.ts';
import { words } from '../../i18n/index.ts';
import { when } from '../../ui/format.ts';
import { useTaxonomy } from '../../ui/useTaxonomy.ts';
import { workTagName } from '../../ui/workTags.ts';
import type { EventContent } from './form.ts';

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** What a field of an event says, in words. */
export function useEventTexts(t: Translate) {
  const taxonomy = useTaxonomy();
  const yes = (value: boolean) => t(value ? 'state.yes' : 'state.no');
  const SAY: Partial<Record<keyof EventContent, (content: EventContent) => string>> = {
    kind: ({ kind }) => words(EVENT_KIND_WORDS[kind]),
    online: ({ online }) => t(online ? 'online' : 'inHall'),
    region: ({ region }) => taxonomy.regionName(region),
    chains: ({ chains }) => chains.map(taxonomy.chainName).join('、'),
    tags: ({ tags }) => tags.map(workTagName).join('、'),
    days: ({ days }) =>
      days
        .map(({ date, blocks }) => `${date} ${blocks.map(({ from, to }) => `${from}–${to}`).join(' ')}`)
        .join('\n'),
    tables: ({ tables, online }) => t(online ? 'roomsIn' : 'tablesIn', { n: tables.length }),
    agenda: ({ agenda }) => agenda.map(({ date, from, title }) => `${date} ${from} ${title}`).join('\n'),
    questions: ({ questions }) => questions.map(({ text }) => text).join('\n'),
    quotas: ({ quotas }) =>
      Object.entries(quotas)
        .map(([kind, most]) => `${words(KIND_WORDS[kind as keyof typeof KIND_WORDS])} ${most}`)
        .join('  '),
    approval: ({ approval }) => yes(approval),
    invitedOnly: ({ invitedOnly }) => yes(invitedOnly),
    excludeMet: ({ excludeMet }) => yes(excludeMet),
    registrationUntil: ({ registrationUntil }) => when(registrationUntil),
    wishesUntil: ({ wishesUntil }) => when(wishesUntil),
  };
  return {
    fieldText: (field: keyof EventContent, content: EventContent): string =>
      SAY[field]?.(content) ?? String(content[field] ?? ''),
  };
}
