import { WORK_TAGS, workTagByCode } from '../../../shared/taxonomy/work5686.ts';
import { words } from '../i18n/index.ts';

export const workTagName = (code: string): string => {
  const tag = workTagByCode(code);
  return tag ? words(tag.name) : code;
};

/** The tags of the 5686 work to choose from, in the reader's language. */
export const workTagOptions = () => WORK_TAGS.map(({ code, name }) => ({ code, name: words(name) }));
