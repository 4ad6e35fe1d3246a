import { z } from 'zod';
import { id, version } from '../schemas/common.ts';
import { ATTENDING_KINDS } from '../eventSides.ts';
import {
  ownTimetable,
  solving,
  solvingInput,
  timetable,
  timetableChange,
  timetableEffect,
  timetableSteps,
} from '../schemas/timetable.ts';
import { routes } from './route.ts';

const tag = 'timetables';
const byId = z.strictObject({ id });
/** Who organises an event is decided by the event: its team acts under whichever organisation. */
const organise = { role: 'viewer' } as const;
const making = ['timetable.tooEarly', 'timetable.over', 'timetable.inTheMaking', 'access.denied'] as const;

export const timetableRoutes = routes({
  'GET /events/:id/timetable': {
    tag,
    summary: 'The timetable with what is not published yet, for those who organise the event',
    access: organise,
    params: byId,
    response: timetable,
    errors: ['access.denied'],
  },
  'GET /events/:id/timetable-sheet': {
    tag,
    summary: 'The same as .xlsx, by time and by person',
    access: organise,
    params: byId,
    response: 'file',
    errors: ['access.denied'],
  },
  'POST /events/:id/timetable/solving': {
    tag,
    summary: 'Have the timetable made; it goes on after the answer, and its result is a draft',
    access: organise,
    params: byId,
    body: solvingInput,
    response: solving,
    status: 202,
    errors: [...making, 'timetable.busy'],
  },
  'GET /events/:id/timetable/solving': {
    tag,
    summary: 'How far the making of the timetable is',
    access: organise,
    params: byId,
    response: solving,
    errors: ['access.denied'],
  },
  'DELETE /events/:id/timetable/solving': {
    tag,
    summary: 'End the making of the timetable; the draft stays as it was',
    access: organise,
    params: byId,
    response: solving,
    errors: ['access.denied'],
  },
  'POST /events/:id/timetable/preview': {
    tag,
    summary: 'What steps by hand would do: conflicts, whom they strand, and the difference to the objective',
    access: organise,
    params: byId,
    body: timetableSteps,
    response: timetableEffect,
    errors: [...making],
  },
  'POST /events/:id/timetable/steps': {
    tag,
    summary: 'Change the draft by hand: all of the steps, or none where one conflicts',
    access: organise,
    params: byId,
    ifMatch: true,
    body: timetableSteps,
    response: z.object({ ...timetableEffect.shape, version }),
    errors: [...making, 'timetable.conflict'],
  },
  'GET /events/:id/timetable/partners': {
    tag,
    summary: 'Whom a person could meet in a slot by a wish of either side that is not met yet',
    access: organise,
    params: byId,
    query: z.strictObject({ personId: id, slot: z.coerce.number().int().min(0).max(1000) }),
    response: z.object({
      items: z.array(z.object({ id, name: z.string(), organisation: z.string() })),
    }),
    errors: [...making],
  },
  'GET /events/:id/timetable/changes': {
    tag,
    summary: 'Each difference between the draft and what people were told',
    access: organise,
    params: byId,
    response: z.object({ items: z.array(timetableChange) }),
    errors: ['access.denied'],
  },
  'POST /events/:id/timetable/publication': {
    tag,
    summary: 'Publish the draft; those whose meetings change are told',
    access: organise,
    params: byId,
    ifMatch: true,
    response: z.object({ published: z.int(), changes: z.int(), version }),
    errors: [
      ...making,
      'timetable.none',
      'timetable.stranded',
      'timetable.nothingToPublish',
      'state.conflict',
    ],
  },
  'GET /events/:id/own-timetable': {
    tag,
    summary: 'The meetings of one’s own people, once published',
    access: { role: 'viewer', kinds: ATTENDING_KINDS },
    params: byId,
    response: ownTimetable,
  },
});
