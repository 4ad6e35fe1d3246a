import { i18n } from '../i18n/index.ts';

/** Says where one is: the window's title. */
export function announce(title: string): void {
  document.title = `${title} · ${i18n.global.t('app')}`;
}
