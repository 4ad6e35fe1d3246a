import type { Bilingual } from '../locale.ts';
import type { BillMovement, BillSide, BillState } from '../schemas/bill.ts';
import type { ApplicationState } from '../schemas/creditApplication.ts';
import type { ReceivableState } from '../schemas/receivable.ts';
import type { ConsentScope, CreditNeedStatus } from '../schemas/creditNeed.ts';
import type { ProductStatus } from '../schemas/creditProduct.ts';
import type { FactKind, Op } from './facts.ts';
import type { FeeTime, RepaymentMethod } from './plan.ts';
import type { RateBase } from './rates.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

export const PRODUCT_STATUS_WORDS: Record<ProductStatus, Bilingual> = {
  draft: w('草稿', 'Draft'),
  published: w('已发布', 'Published'),
  paused: w('已暂停', 'Paused'),
  ended: w('已下架', 'Ended'),
};

export const METHOD_WORDS: Record<RepaymentMethod, Bilingual> = {
  equalInstalments: w('等额本息', 'Equal instalments'),
  equalPrincipal: w('等额本金', 'Equal principal'),
  interestFirst: w('先息后本', 'Interest first'),
  bullet: w('到期还本付息', 'All at maturity'),
};

export const FEE_TIME_WORDS: Record<FeeTime, Bilingual> = {
  drawdown: w('放款时一次收取', 'Once, at drawdown'),
  payment: w('每期还款时收取', 'With every payment'),
  maturity: w('到期时一次收取', 'Once, at maturity'),
};

export const RATE_BASE_WORDS: Record<RateBase, Bilingual> = {
  fixed: w('固定利率', 'Fixed'),
  lpr1y: w('1 年期 LPR 加点', '1-year LPR plus'),
  lpr5y: w('5 年期以上 LPR 加点', '5-year LPR plus'),
};

/** What an operator asks, as it is said of a figure. */
export const OP_WORDS: Record<Op, Bilingual> = {
  atLeast: w('不低于', 'at least'),
  atMost: w('不高于', 'at most'),
  oneOf: w('属于', 'is one of'),
  hasAny: w('包含任意一项', 'has any of'),
  hasAll: w('包含全部', 'has all of'),
};

/** Whose facts they are. */
export const FACT_OWNER_WORDS: Record<FactKind['of'], Bilingual> = {
  firm: w('企业', 'The firm'),
  need: w('融资需求', 'The need'),
  receivables: w('应收账款', 'Its receivables'),
  introductions: w('平台对接与签约', 'Its introductions here'),
};

export const ANY_ANCHOR_WORDS = w('任意已认证链主', 'Any verified anchor');
export const NO_RANK_WORDS = w('无称号', 'No title');

export const CREDIT_NEED_STATUS_WORDS: Record<CreditNeedStatus, Bilingual> = {
  draft: w('草稿', 'Draft'),
  open: w('融资中', 'Open'),
  closed: w('已关闭', 'Closed'),
  fulfilled: w('已放款', 'Financed'),
  expired: w('已过期', 'Expired'),
};

/** What a bank may be given of a firm. */
export const CONSENT_SCOPE_WORDS: Record<ConsentScope, Bilingual> = {
  identity: w('企业名称与信用代码', 'Name and credit code'),
  contact: w('联系方式', 'Contact details'),
  profile: w('企业资料', 'Firm profile'),
  figures: w('经营数据', 'Figures'),
  receivables: w('应收账款', 'Receivables'),
  introductions: w('平台签约记录', 'Contracts signed here'),
  documents: w('融资材料', 'Documents'),
};

export const RECEIVABLE_STATE_WORDS: Record<ReceivableState, Bilingual> = {
  uploaded: w('待确认', 'Waiting'),
  confirmed: w('已确认', 'Confirmed'),
  disputed: w('有异议', 'Disputed'),
  assigned: w('已用于融资', 'Assigned'),
  settled: w('已结清', 'Paid'),
  withdrawn: w('已撤回', 'Withdrawn'),
};

export const APPLICATION_STATE_WORDS: Record<ApplicationState, Bilingual> = {
  submitted: w('已提交', 'Submitted'),
  documents: w('待补材料', 'Documents wanted'),
  review: w('审核中', 'Under review'),
  offered: w('已报价', 'Offered'),
  accepted: w('已接受', 'Accepted'),
  drawn: w('已放款', 'Drawn'),
  declined: w('已婉拒', 'Declined'),
  withdrawn: w('已撤回', 'Withdrawn'),
  released: w('已另选', 'Another chosen'),
  expired: w('已过期', 'Expired'),
};

export const BILL_STATE_WORDS: Record<BillState, Bilingual> = {
  active: w('流通中', 'Active'),
  settled: w('已兑付', 'Paid'),
  cancelled: w('已作废', 'Given up'),
};

export const BILL_SIDE_WORDS: Record<BillSide, Bilingual> = {
  held: w('持有的', 'Held'),
  offered: w('待我接收', 'Offered to us'),
  passed: w('已转出', 'Passed on'),
  issued: w('我方签发', 'Issued'),
};

export const BILL_MOVEMENT_WORDS: Record<BillMovement, Bilingual> = {
  issue: w('签发', 'Issued'),
  split: w('拆分', 'Split'),
  endorse: w('背书转让', 'Endorsed'),
  discount: w('贴现', 'Discounted'),
  settle: w('到期兑付', 'Paid'),
  cancel: w('作废', 'Given up'),
};
