import { z } from 'zod';
import { id } from '../schemas/common.ts';
import { ATTENDING_KINDS } from '../eventSides.ts';
import { eventPrints, eventReport, feedbackInput, ownFeedback } from '../schemas/eventReport.ts';
import { routes } from './route.ts';

const tag = 'eventReport';
const byId = z.strictObject({ id });
/** Whoever is on an event’s team acts for any organisation: the feature decides by the person. */
const anyone = { role: 'viewer' } as const;

export const eventReportRoutes = routes({
  'GET /events/:id/report': {
    tag,
    summary: 'The report of an event, for those who organise it: numbers, and sums of several firms at least',
    access: anyone,
    params: byId,
    response: eventReport,
  },
  'GET /events/:id/report-sheet': {
    tag,
    summary: 'The same as .xlsx, in the reader’s language',
    access: anyone,
    params: byId,
    response: 'file',
  },
  'GET /events/:id/prints': {
    tag,
    summary: 'What is printed for an event: badges, table cards, and once published who meets whom',
    access: anyone,
    params: byId,
    response: eventPrints,
  },
  'GET /events/:id/feedback': {
    tag,
    summary: 'What one’s own organisation said of an event it has a place at',
    access: { role: 'viewer', kinds: ATTENDING_KINDS },
    params: byId,
    response: ownFeedback,
  },
  'PUT /events/:id/feedback': {
    tag,
    summary: 'Say what one’s organisation thinks of an event, until its report is made; each has one say',
    access: { role: 'member', kinds: ATTENDING_KINDS, verified: true },
    params: byId,
    body: feedbackInput,
    response: ownFeedback,
    errors: ['eventFeedback.notOpen'],
  },
  'GET /events/:id/own-timetable.ics': {
    tag,
    summary: 'One’s own meetings as a calendar file',
    access: { role: 'viewer', kinds: ATTENDING_KINDS },
    params: byId,
    response: 'file',
  },
});
