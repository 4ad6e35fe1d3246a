import type { Bilingual } from './locale.ts';
import type { EventKind, EventStatus } from './schemas/event.ts';
import type { RegistrationSide, RegistrationStatus } from './schemas/eventRegistration.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

export const EVENT_KIND_WORDS: Record<EventKind, Bilingual> = {
  supply: w('供需对接', 'Supply and demand'),
  finance: w('银企对接', 'Banks and firms'),
};

export const EVENT_STATUS_WORDS: Record<EventStatus, Bilingual> = {
  draft: w('筹备中', 'Being prepared'),
  registration: w('报名中', 'Registration open'),
  preferences: w('意向收集中', 'Wishes being gathered'),
  scheduled: w('排期中', 'Timetable being made'),
  published: w('日程已发布', 'Timetable published'),
  live: w('进行中', 'Under way'),
  closed: w('已结束', 'Closed'),
  reported: w('已总结', 'Reported'),
  cancelled: w('已取消', 'Cancelled'),
};

export const REGISTRATION_STATUS_WORDS: Record<RegistrationStatus, Bilingual> = {
  applied: w('待审核', 'To be decided'),
  approved: w('已通过', 'Approved'),
  waitlisted: w('候补', 'Waiting list'),
  rejected: w('未通过', 'Not approved'),
  withdrawn: w('已撤回', 'Withdrawn'),
};

export const REGISTRATION_SIDE_WORDS: Record<RegistrationSide, Bilingual> = {
  host: w('接待方', 'Host'),
  guest: w('来访方', 'Guest'),
};
