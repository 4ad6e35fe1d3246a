import type { Feature } from '../platform/feature.ts';
import { auditFeature } from './audit/index.ts';
import { billsFeature } from './bills/index.ts';
import { conversationsFeature } from './conversations/index.ts';
import { creditApplicationsFeature } from './creditApplications/index.ts';
import { creditFiguresFeature } from './creditFigures/index.ts';
import { creditNeedsFeature } from './creditNeeds/index.ts';
import { creditProductsFeature } from './creditProducts/index.ts';
import { demandsFeature } from './demands/index.ts';
import { eventMessagesFeature } from './eventMessages/index.ts';
import { eventReportFeature } from './eventReport/index.ts';
import { eventsFeature } from './events/index.ts';
import { eventDayFeature } from './eventDay/index.ts';
import { firmsFeature } from './firms/index.ts';
import { importsFeature } from './imports/index.ts';
import { identityFeature } from './identity/index.ts';
import { introductionsFeature } from './introductions/index.ts';
import { matchingFeature } from './matching/index.ts';
import { notificationsFeature } from './notifications/index.ts';
import { organisationsFeature } from './organisations/index.ts';
import { receivablesFeature } from './receivables/index.ts';
import { taxonomyFeature } from './taxonomy/index.ts';
import { timetablesFeature } from './timetables/index.ts';
import { wishesFeature } from './wishes/index.ts';

/** Every feature of the platform, in the order its routes are mounted. */
export const FEATURES: readonly Feature[] = [
  identityFeature,
  organisationsFeature,
  auditFeature,
  taxonomyFeature,
  firmsFeature,
  importsFeature,
  demandsFeature,
  matchingFeature,
  conversationsFeature,
  introductionsFeature,
  creditProductsFeature,
  receivablesFeature,
  billsFeature,
  creditNeedsFeature,
  creditApplicationsFeature,
  creditFiguresFeature,
  eventsFeature,
  eventDayFeature,
  wishesFeature,
  timetablesFeature,
  eventMessagesFeature,
  eventReportFeature,
  notificationsFeature,
];
