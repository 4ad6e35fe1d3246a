/** The people of the demo data. They exist in embedded mode on one's own machine, and nowhere else. */
export const DEMO_PASSWORD = 'lianqiao-demo';

export const DEMO_SIGN_INS = [
  { email: 'anchor@demo.test', password: DEMO_PASSWORD, title: '链主企业 · 采购总监 / anchor firm' },
  { email: 'sme@demo.test', password: DEMO_PASSWORD, title: '中小企业 · 总经理 / SME' },
  { email: 'admin@demo.test', password: DEMO_PASSWORD, title: '平台管理员 / administrator' },
] as const;
