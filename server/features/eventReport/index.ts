import { eventReportRoutes } from '../../../shared/api/eventReport.ts';
import { feature } from '../../platform/feature.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { sendCalendar } from './calendar.ts';
import { giveFeedback, readFeedback } from './feedback.ts';
import { readPrints } from './prints.ts';
import { readReport } from './report.ts';
import { sendReportSheet } from './sheet.ts';

export { EventFeedback, type FeedbackDocument } from './model.ts';

const handlers = (): Handlers<typeof eventReportRoutes> => ({
  'GET /events/:id/report': ({ actor, params }) => readReport(actor, params.id),
  'GET /events/:id/report-sheet': ({ actor, params, locale, res }) =>
    sendReportSheet(actor, params.id, locale, res),
  'GET /events/:id/prints': ({ actor, params }) => readPrints(actor, params.id),
  'GET /events/:id/feedback': ({ actor, params }) => readFeedback(actor, params.id),
  'PUT /events/:id/feedback': ({ actor, params, body }) => giveFeedback(actor, params.id, body),
  'GET /events/:id/own-timetable.ics': ({ actor, params, locale, res }) =>
    sendCalendar(actor, params.id, locale, res),
});

export const eventReportFeature = feature({ table: eventReportRoutes, handlers });
