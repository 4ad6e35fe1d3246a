import type { Bilingual } from './locale.ts';
import type { DISMISSAL_REASONS } from './matchParts.ts';
import type { ReportReason } from './reportReasons.ts';
import type { BillMovement, BillSide, BillState } from './schemas/bill.ts';
import type { ApplicationState } from './schemas/creditApplication.ts';
import type { DemandStatus } from './schemas/demand.ts';
import type { IntroductionState } from './schemas/introduction.ts';
import type { ReceivableState } from './schemas/receivable.ts';
import type { OrganisationKind, OrganisationStatus, Role } from './schemas/organisation.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** The words of the product's enumerations, for pages, mails and sheets alike. */
export const KIND_WORDS: Record<OrganisationKind, Bilingual> = {
  sme: w('中小企业', 'SME'),
  anchor: w('链主企业', 'Anchor firm'),
  bank: w('金融机构', 'Bank'),
  organiser: w('活动主办方', 'Organiser'),
  chainOffice: w('链长办', 'Chain office'),
  admin: w('平台管理', 'Platform'),
};

export const ROLE_WORDS: Record<Role, Bilingual> = {
  owner: w('所有者', 'Owner'),
  manager: w('管理员', 'Manager'),
  member: w('成员', 'Member'),
  viewer: w('只读', 'Viewer'),
};

export const ORGANISATION_STATUS_WORDS: Record<OrganisationStatus, Bilingual> = {
  draft: w('草稿', 'Draft'),
  submitted: w('待审核', 'Submitted'),
  verified: w('已认证', 'Verified'),
  returned: w('需补充', 'To mend'),
  suspended: w('已暂停', 'Suspended'),
  unclaimed: w('未认领', 'Unclaimed'),
};

export const DEMAND_STATUS_WORDS: Record<DemandStatus, Bilingual> = {
  draft: w('草稿', 'Draft'),
  open: w('征集中', 'Open'),
  paused: w('已暂停', 'Paused'),
  closed: w('已关闭', 'Closed'),
  expired: w('已到期', 'Expired'),
  fulfilled: w('已完成', 'Fulfilled'),
};

export const INTRODUCTION_STATE_WORDS: Record<IntroductionState, Bilingual> = {
  requested: w('待回应', 'Requested'),
  accepted: w('已接受', 'Accepted'),
  meeting: w('已约见', 'Meeting'),
  intent: w('有意向', 'Intent'),
  signed: w('已签约', 'Signed'),
  landed: w('已落地', 'Landed'),
  declined: w('已婉拒', 'Declined'),
  withdrawn: w('已撤回', 'Withdrawn'),
  expired: w('已过期', 'Expired'),
  closed: w('已结束', 'Closed'),
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
  released: w('已释放', 'Released'),
  expired: w('已过期', 'Expired'),
};

export const SIZE_WORDS: Record<string, Bilingual> = {
  micro: w('微型', 'Micro'),
  small: w('小型', 'Small'),
  medium: w('中型', 'Medium'),
  large: w('大型', 'Large'),
  unknown: w('规模未填', 'Size not stated'),
};

export const CAPABILITY_KIND_WORDS: Record<string, Bilingual> = {
  product: w('产品', 'Product'),
  process: w('工艺/加工', 'Process'),
  service: w('服务', 'Service'),
};

export const VISIBILITY_WORDS: Record<string, Bilingual> = {
  public: w('所有认证企业', 'Every verified firm'),
  chain: w('同产业链企业', 'Firms of the chain'),
  invited: w('仅受邀企业', 'Invited firms only'),
};

export const REPORT_REASON_WORDS: Record<ReportReason, Bilingual> = {
  spam: w('垃圾信息', 'Spam'),
  fraud: w('欺诈', 'Fraud'),
  insult: w('侮辱', 'Insult'),
  illegal: w('违法', 'Illegal'),
  other: w('其他原因', 'Another reason'),
};

export const DISMISSAL_REASON_WORDS: Record<(typeof DISMISSAL_REASONS)[number], Bilingual> = {
  wrongProcess: w('工艺或产品不对', 'Wrong process or product'),
  tooFar: w('太远', 'Too far'),
  tooSmall: w('规模太小', 'Too small'),
  tooLarge: w('规模太大', 'Too large'),
  alreadyPartners: w('已经是合作伙伴', 'Partners already'),
  other: w('其他', 'Something else'),
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
