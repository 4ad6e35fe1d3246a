/** The two languages of the platform; zh-CN is complete first, en is complete too. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in both languages; the unit in which names and messages are kept. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** The reader's side of a bilingual text. */
export function inLocale(text: Bilingual, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh;
}

/** Fills `{name}` places of a text; an unknown place stays as it is, so that a mistake is seen. */
export function fill(template: string, params: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole));
}
