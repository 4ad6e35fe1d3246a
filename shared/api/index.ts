import type { auditRoutes } from './audit.ts';
import type { billRoutes } from './bills.ts';
import type { conversationRoutes } from './conversations.ts';
import type { creditApplicationRoutes } from './creditApplications.ts';
import type { creditFigureRoutes } from './creditFigures.ts';
import type { creditNeedRoutes } from './creditNeeds.ts';
import type { creditProductRoutes } from './creditProducts.ts';
import type { demandRoutes } from './demands.ts';
import type { eventMessageRoutes } from './eventMessages.ts';
import type { eventReportRoutes } from './eventReport.ts';
import type { eventRoutes } from './events.ts';
import type { eventDayRoutes } from './eventDay.ts';
import type { firmRoutes } from './firms.ts';
import type { identityRoutes } from './identity.ts';
import type { importRoutes } from './imports.ts';
import type { introductionRoutes } from './introductions.ts';
import type { matchingRoutes } from './matching.ts';
import type { notificationRoutes } from './notifications.ts';
import type { organisationRoutes } from './organisations.ts';
import type { receivableRoutes } from './receivables.ts';
import type { taxonomyRoutes } from './taxonomy.ts';
import type { timetableRoutes } from './timetables.ts';
import type { wishRoutes } from './wishes.ts';

/** All routes in one type, for the browser: it imports the type only, so that no schema travels with the page. */
export type Api = typeof identityRoutes &
  typeof organisationRoutes &
  typeof auditRoutes &
  typeof demandRoutes &
  typeof matchingRoutes &
  typeof introductionRoutes &
  typeof conversationRoutes &
  typeof notificationRoutes &
  typeof taxonomyRoutes &
  typeof firmRoutes &
  typeof creditProductRoutes &
  typeof creditNeedRoutes &
  typeof creditApplicationRoutes &
  typeof creditFigureRoutes &
  typeof importRoutes &
  typeof receivableRoutes &
  typeof billRoutes &
  typeof eventRoutes &
  typeof eventDayRoutes &
  typeof wishRoutes &
  typeof timetableRoutes &
  typeof eventMessageRoutes &
  typeof eventReportRoutes;
