import type { Bilingual } from '../locale.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** Kinds of credit products. */
export const PRODUCT_KIND_WORDS = {
  credit: w('信用贷款', 'Unsecured loan'),
  mortgage: w('抵押贷款', 'Secured loan'),
  orderFinancing: w('订单融资', 'Order financing'),
  factoring: w('应收账款融资/保理', 'Receivables financing or factoring'),
  billDiscount: w('票据贴现', 'Bill discounting'),
  chainBill: w('供应链票据', 'Supply-chain bill'),
  ipPledge: w('知识产权质押', 'Intellectual property pledge'),
  equipmentLease: w('设备租赁', 'Equipment lease'),
  other: w('其他', 'Other'),
} satisfies Record<string, Bilingual>;

export const PURPOSE_WORDS = {
  workingCapital: w('日常周转', 'Working capital'),
  materials: w('采购原材料', 'Buying materials'),
  order: w('履行订单', 'Carrying out an order'),
  equipment: w('购置设备', 'Buying equipment'),
  expansion: w('扩产建厂', 'Expanding capacity'),
  research: w('技术研发', 'Research and development'),
  other: w('其他', 'Other'),
} satisfies Record<string, Bilingual>;

export const COLLATERAL_WORDS = {
  realEstate: w('房产土地', 'Real estate'),
  equipment: w('机器设备', 'Equipment'),
  inventory: w('存货', 'Inventory'),
  receivables: w('应收账款', 'Receivables'),
  intellectualProperty: w('知识产权', 'Intellectual property'),
  equity: w('股权', 'Equity'),
  guarantor: w('第三方担保', 'A guarantor'),
  insurance: w('信用保证保险', 'Credit insurance'),
} satisfies Record<string, Bilingual>;

/** 纳税信用级别, best first (国家税务总局公告2014年第40号, 2018年第8号). */
export const TAX_GRADE_WORDS = {
  A: w('A 级', 'Grade A'),
  B: w('B 级', 'Grade B'),
  M: w('M 级', 'Grade M'),
  C: w('C 级', 'Grade C'),
  D: w('D 级', 'Grade D'),
} satisfies Record<string, Bilingual>;

const keysOf = <K extends string>(words: Record<K, Bilingual>): [K, ...K[]] =>
  Object.keys(words) as [K, ...K[]];

export const PRODUCT_KINDS = keysOf(PRODUCT_KIND_WORDS);
export const PURPOSES = keysOf(PURPOSE_WORDS);
export const COLLATERALS = keysOf(COLLATERAL_WORDS);
export const TAX_GRADES = keysOf(TAX_GRADE_WORDS);
export type ProductKind = (typeof PRODUCT_KINDS)[number];
export type Purpose = (typeof PURPOSES)[number];
export type Collateral = (typeof COLLATERALS)[number];
export type TaxGrade = (typeof TAX_GRADES)[number];
