import { timetableRoutes } from '../../../shared/api/timetables.ts';
import { feature } from '../../platform/feature.ts';
import { ownEvent } from '../events/index.ts';
import { partnersFor, previewSteps, takeSteps } from './byHand.ts';
import { registerTimetableNotices } from './notices.ts';
import { ownTimetable } from './own.ts';
import { presentChanges, presentTimetable } from './present.ts';
import { publish } from './publishing.ts';
import { readBoard } from './reading.ts';
import { sendTimetable } from './sheet.ts';
import { cancelSolving, readSolving, startSolving } from './solving.ts';

export { EventMeeting, type EventMeetingDocument } from './model.ts';
export { isTold } from './life.ts';
export { solvingDone } from './solving.ts';

export const timetablesFeature = feature({
  table: timetableRoutes,
  handlers: ({ logger }) => ({
    'GET /events/:id/timetable': async ({ actor, params }) =>
      presentTimetable(await readBoard(await ownEvent(actor, params.id))),
    'GET /events/:id/timetable-sheet': ({ actor, params, locale, res }) =>
      sendTimetable(actor, params.id, locale, res),
    'POST /events/:id/timetable/solving': ({ actor, params, body }) =>
      startSolving(actor, params.id, body, logger),
    'GET /events/:id/timetable/solving': ({ actor, params }) => readSolving(actor, params.id),
    'DELETE /events/:id/timetable/solving': ({ actor, params }) => cancelSolving(actor, params.id),
    'POST /events/:id/timetable/preview': ({ actor, params, body }) =>
      previewSteps(actor, params.id, body.steps),
    'POST /events/:id/timetable/steps': ({ actor, params, body, ifMatch }) =>
      takeSteps(actor, params.id, body.steps, ifMatch),
    'GET /events/:id/timetable/partners': ({ actor, params, query }) => partnersFor(actor, params.id, query),
    'GET /events/:id/timetable/changes': async ({ actor, params }) =>
      presentChanges(await readBoard(await ownEvent(actor, params.id))),
    'POST /events/:id/timetable/publication': ({ actor, params, ifMatch }) =>
      publish(actor, params.id, ifMatch),
    'GET /events/:id/own-timetable': ({ actor, params }) => ownTimetable(actor, params.id),
  }),
  register: registerTimetableNotices,
});
