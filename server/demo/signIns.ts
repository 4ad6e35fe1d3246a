/** The people of the demo data. They exist in embedded mode on one's own machine, and nowhere else. */
export const DEMO_PASSWORD = 'lianqiao-demo';

/** In the order of the organisations they act for, in heroes.ts. */
export const DEMO_SIGN_INS = [
  { email: 'anchor@demo.test', zh: '链主企业：云澜汽车', en: 'anchor firm' },
  { email: 'sme@demo.test', zh: '中小企业：岚汀压铸', en: 'SME' },
  { email: 'bank@demo.test', zh: '银行：穗禾银行', en: 'bank' },
  { email: 'organiser@demo.test', zh: '活动主办方：链聚会展', en: 'organiser' },
  { email: 'office@demo.test', zh: '链长办：汽车链', en: 'chain office' },
  { email: 'admin@demo.test', zh: '平台管理员', en: 'administrator' },
] as const;
