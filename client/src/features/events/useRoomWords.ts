import { useI18n } from 'vue-i18n';

type Say = (key: string, named?: Record<string, unknown>) => string;
/** By keys that are reckoned; the types of i18n would have them all spelled out. */
const useTexts = useI18n as unknown as (of: { messages: object }) => { t: Say; te: (key: string) => boolean };

/** The page's texts where an event may be online: there `key_online` is said where it is, for rooms have no tables. */
export function useRoomWords(messages: object, online: () => boolean): Say {
  const { t, te } = useTexts({ messages });
  return (key, named = {}) => t(online() && te(`${key}_online`) ? `${key}_online` : key, named);
}
