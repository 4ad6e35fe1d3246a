import { z } from 'zod';
import { id } from '../schemas/common.ts';
import {
  announcement,
  announcementInput,
  bell,
  bellInput,
  board,
  boardKey,
  checkInAnswer,
  checkInInput,
  dayControl,
  daySettings,
  deskPage,
  deskQuery,
  eventCode,
} from '../schemas/eventDay.ts';
import { routes } from './route.ts';

const tag = 'eventDay';
const byId = z.strictObject({ id });
/** Whoever is on an event’s team may work under any organisation: what they may do there is decided by person. */
const anyone = { role: 'viewer' } as const;

export const eventDayRoutes = routes({
  'GET /event-boards/:code': {
    tag,
    summary: 'The board of an event, for a big screen: by its code and the board’s key',
    access: 'public',
    params: z.strictObject({ code: eventCode }),
    query: z.strictObject({ key: boardKey }),
    response: board,
  },
  'GET /events/:id/board': {
    tag,
    summary: 'The board of an event one’s organisation has a place at, or works for',
    access: anyone,
    params: byId,
    response: board,
  },
  'GET /events/:id/day': {
    tag,
    summary: 'How the day stands, for the organiser',
    access: anyone,
    params: byId,
    response: dayControl,
  },
  'PUT /events/:id/day': {
    tag,
    summary: 'Change what the board shows and whether the bell rings by the clock',
    access: anyone,
    params: byId,
    ifMatch: true,
    body: daySettings,
    response: dayControl,
  },
  'POST /events/:id/board-key': {
    tag,
    summary: 'Give the board another key; screens that used the old one go dark',
    access: anyone,
    params: byId,
    response: dayControl,
  },
  'POST /events/:id/bell': {
    tag,
    summary: 'Ring the bell on all screens and phones',
    access: anyone,
    params: byId,
    body: bellInput,
    response: bell,
    errors: ['eventDay.notRunning'],
  },
  'POST /events/:id/announcements': {
    tag,
    summary: 'Announce something on all screens and phones',
    access: anyone,
    params: byId,
    body: announcementInput,
    response: announcement,
    status: 201,
    idempotent: true,
    errors: ['eventDay.notRunning'],
  },
  'DELETE /events/:id/announcement': {
    tag,
    summary: 'Take the announcement off the board',
    access: anyone,
    params: byId,
    response: null,
  },
  'GET /events/:id/desk': {
    tag,
    summary: 'Who comes, for the desk: all, or those whose name, organisation or badge has a part of text',
    access: anyone,
    params: byId,
    query: deskQuery,
    response: deskPage,
  },
  'POST /events/:id/check-ins': {
    tag,
    summary: 'Say that somebody is here, by badge or by person; a second time tells when it was and by whom',
    access: anyone,
    params: byId,
    body: checkInInput,
    response: checkInAnswer,
    idempotent: true,
    errors: ['checkIn.notOpen', 'checkIn.unknownCode', 'checkIn.notApproved'],
  },
  'POST /events/:id/check-ins/:attendeeId/undo': {
    tag,
    summary: 'Take a check-in back',
    access: anyone,
    params: z.strictObject({ id, attendeeId: id }),
    response: checkInAnswer,
    idempotent: true,
    errors: ['checkIn.notOpen', 'checkIn.notApproved'],
  },
});
