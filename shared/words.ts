import type { Bilingual } from './locale.ts';
import type { DemandStatus } from './schemas/demand.ts';
import type { IntroductionState } from './schemas/introduction.ts';
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
