import type { Bilingual } from '../locale.ts';

/** The version of the text below: it is signed with each confirmation, so a changed text needs a new one. */
export const CONFIRMATION_VERSION = '2026-1';

/**
 * What an anchor says by confirming a receivable (应收账款确权): 民法典 546 (a debtor told of an assignment pays the
 * assignee), 763 (a debtor that had a part in inventing a receivable cannot plead to a factor that it does not exist).
 */
export const CONFIRMATION_MEANING: readonly Bilingual[] = [
  {
    zh: '本公司确认：该笔应收账款真实存在，金额、到期日无误，货物或服务已验收。',
    en: 'This company confirms that the debt is real, its amount and due day are right, and the goods or services were accepted.',
  },
  {
    zh: '本公司对该笔款项无争议，不以抵销、质量异议或其他理由减少或拒绝付款。',
    en: 'It does not dispute the debt, and will not reduce or refuse payment by set-off, complaint or otherwise.',
  },
  {
    zh: '该笔债权可由供应商转让或质押一次；收到转让通知后，本公司在到期日向受让人付款（《民法典》第五百四十六条、第七百六十三条）。',
    en: 'The supplier may assign or pledge it once; told of that, this company pays the assignee on the due day (Civil Code, articles 546 and 763).',
  },
  {
    zh: '确认经电子签名留存，一经作出不能撤回。',
    en: 'The confirmation is signed and kept. It cannot be taken back.',
  },
];
