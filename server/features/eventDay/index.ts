import { eventDayRoutes } from '../../../shared/api/eventDay.ts';
import { feature } from '../../platform/feature.ts';
import type { Handlers } from '../../platform/http/mount.ts';
import { readFollowedBoard, readPublicBoard } from './board.ts';
import { settleMeeting } from './closing.ts';
import * as control from './control.ts';
import { sayAbsent } from './absence.ts';
import { delayDay, previewDelay } from './delays.ts';
import * as desk from './desk.ts';
import { takeFillIn } from './fillIns/taking.ts';
import { registerFollowing } from './following.ts';
import { readHall } from './hall.ts';
import { registerBoard } from './live.ts';
import * as meetings from './meetings.ts';
import { registerDayNotices } from './notices.ts';
import * as polls from './polls.ts';
import * as questions from './questions.ts';
import { readOwnDay, readOwnMeeting } from './own.ts';

export { tapDays } from './domain.ts';
export { meetingMoved, tellBoard } from './live.ts';
export { MeetingSide, type MeetingSideDocument } from './model.ts';

const handlers = (): Handlers<typeof eventDayRoutes> => ({
  'GET /event-boards/:code': ({ params, query }) => readPublicBoard(params.code, query.key),
  'GET /events/:id/board': ({ actor, params }) => readFollowedBoard(actor, params.id),
  'GET /events/:id/day': ({ actor, params }) => control.readControl(actor, params.id),
  'PUT /events/:id/day': ({ actor, params, body, ifMatch }) =>
    control.changeSettings(actor, params.id, body, ifMatch),
  'POST /events/:id/board-key': ({ actor, params }) => control.renewKey(actor, params.id),
  'POST /events/:id/bell': ({ actor, params, body }) => control.ringBell(actor, params.id, body),
  'POST /events/:id/announcements': {
    make: ({ actor, params, body }) => control.announce(actor, params.id, body.text),
    made: ({ actor, params }, id) => control.readAnnouncement(actor, params.id, id),
  },
  'DELETE /events/:id/announcement': ({ actor, params }) => control.takeDown(actor, params.id),
  'POST /events/:id/delays/preview': ({ actor, params, body }) => previewDelay(actor, params.id, body),
  'POST /events/:id/delays': ({ actor, params, body, ifMatch }) => delayDay(actor, params.id, body, ifMatch),
  'GET /events/:id/desk': ({ actor, params, query }) => desk.listDesk(actor, params.id, query),
  'POST /events/:id/check-ins': {
    make: ({ actor, params, body }) => desk.checkIn(actor, params.id, body),
    made: ({ actor, params }, id) => desk.readCheckIn(actor, params.id, id),
  },
  'POST /events/:id/check-ins/:attendeeId/undo': {
    make: ({ actor, params }) => desk.undoCheckIn(actor, params.id, params.attendeeId),
    made: ({ actor, params }, id) => desk.readCheckIn(actor, params.id, id),
  },
  'GET /events/:id/meetings': async ({ actor, params, query }) => ({
    items: await readHall(actor, params.id, query),
  }),
  'GET /events/:id/own-day': ({ actor, params }) => readOwnDay(actor, params.id),
  'POST /events/:id/meetings/:meetingId/start': {
    make: ({ actor, params, body }) => meetings.startMeeting(actor, params.id, params.meetingId, body),
    made: ({ actor, params }) => readOwnMeeting(actor, params.id, params.meetingId),
  },
  'POST /events/:id/meetings/:meetingId/notes': {
    make: ({ actor, params, body }) => meetings.addNote(actor, params.id, params.meetingId, body),
    made: ({ actor, params }) => readOwnMeeting(actor, params.id, params.meetingId),
  },
  'DELETE /events/:id/meetings/:meetingId/notes/:noteId': ({ actor, params }) =>
    meetings.removeNote(actor, params.id, params.meetingId, params.noteId),
  'POST /events/:id/meetings/:meetingId/outcome': {
    make: ({ actor, params, body }) => meetings.sayOutcome(actor, params.id, params.meetingId, body),
    made: ({ actor, params }) => readOwnMeeting(actor, params.id, params.meetingId),
  },
  'POST /events/:id/meetings/:meetingId/absence': ({ actor, params, body }) =>
    sayAbsent(actor, params.id, params.meetingId, body.attendeeId),
  'POST /events/:id/meetings/:meetingId/settlement': ({ actor, params, body }) =>
    settleMeeting(actor, params.id, params.meetingId, body.held),
  'GET /events/:id/questions': async ({ actor, params }) => ({
    items: await questions.listQuestions(actor, params.id),
  }),
  'POST /events/:id/questions': {
    make: ({ actor, params, body }) => questions.askQuestion(actor, params.id, body.text),
    made: ({ actor, params }, id) => questions.readQuestion(actor, params.id, id),
  },
  'POST /events/:id/questions/:questionId/decision': ({ actor, params, body }) =>
    questions.decideQuestion(actor, params.id, params.questionId, body.state),
  'GET /events/:id/polls': async ({ actor, params }) => ({ items: await polls.listPolls(actor, params.id) }),
  'POST /events/:id/polls': {
    make: ({ actor, params, body }) => polls.preparePoll(actor, params.id, body),
    made: ({ actor, params }, id) => polls.readPoll(actor, params.id, id),
  },
  'POST /events/:id/polls/:pollId/step': ({ actor, params, body }) =>
    polls.movePoll(actor, params.id, params.pollId, body.to),
  'PUT /events/:id/board-poll': ({ actor, params, body }) => polls.showPoll(actor, params.id, body.pollId),
  'PUT /events/:id/polls/:pollId/ballot': ({ actor, params, body }) =>
    polls.vote(actor, params.id, params.pollId, body),
  'POST /events/:id/fill-ins/:fillInId/acceptance': async ({ actor, params, body }) => {
    await takeFillIn(actor, params.id, params.fillInId, body.attendeeId);
    return readOwnDay(actor, params.id);
  },
});

export const eventDayFeature = feature({
  table: eventDayRoutes,
  handlers,
  register({ logger }) {
    registerBoard(logger);
    registerFollowing();
    registerDayNotices();
  },
});
