import { computed } from 'vue';
import { createI18n } from 'vue-i18n';
import type { Bilingual, Locale } from '../../../shared/locale.ts';
import { setLanguage } from '../app/api.ts';
import { common } from './common.ts';

const remembered = localStorage.getItem('lianqiao.locale');
const first: Locale =
  remembered === 'en' || remembered === 'zh-CN'
    ? remembered
    : navigator.language.startsWith('zh')
      ? 'zh-CN'
      : 'en';

export const i18n = createI18n({
  legacy: false,
  locale: first,
  fallbackLocale: false,
  missingWarn: false,
  fallbackWarn: false,
  // Said aloud, so that a test that meets it fails; the page shows the key.
  missing: (_locale, key) => reportError(new Error(`no text for ${key}`)),
  messages: common,
});

export const locale = computed<Locale>(() => i18n.global.locale.value as Locale);

export function setLocale(next: Locale): void {
  i18n.global.locale.value = next;
  localStorage.setItem('lianqiao.locale', next);
  document.documentElement.lang = next;
  setLanguage(next);
}

setLocale(first);

/** A bilingual text of shared/ in the reader's language. */
export const words = (text: Bilingual | undefined): string =>
  text ? (locale.value === 'en' ? text.en : text.zh) : '';
