import { Event } from '../../../server/features/events/index.ts';
import { aStoredEvent, register } from '../events.ts';
import { aMember, type Persona } from '../factories.ts';
import { must, type Sample, type Samples, type World } from './world.ts';

let organiser: Promise<Persona> | null = null;
const theOrganiser = () => (organiser ??= aMember({ kind: 'organiser' }));

/** An event of another's that is over, with the buyer on its team by person. */
const teamed =
  (right: 'coOrganiser' | 'helper'): Sample['make'] =>
  async (w: World) => {
    const event = await aStoredEvent(await theOrganiser(), 'closed');
    await register(event, ['anchor', 'sme']);
    await must('POST /events/:id/team', await theOrganiser(), {
      params: { id: String(event._id) },
      body: { email: w.buyer.email, right },
    });
    return { params: { id: String(event._id) } };
  };
/** One the buyer's organisation was at. */
const attended = async (w: World) => {
  const event = await aStoredEvent(await theOrganiser(), 'closed');
  await Event.updateOne({ _id: event._id }, { $set: { timetable: 1 } });
  await register(event, [{ persona: w.buyer, kind: 'anchor' }]);
  return { params: { id: String(event._id) } };
};

export const eventReportSamples: Samples = {
  'GET /events/:id/report': { make: teamed('coOrganiser') },
  'GET /events/:id/report-sheet': { make: teamed('coOrganiser') },
  'GET /events/:id/prints': { make: teamed('helper') },
  'GET /events/:id/feedback': { make: attended },
  'PUT /events/:id/feedback': {
    make: async (w) => ({
      ...(await attended(w)),
      body: { organisation: 5, matches: 4, text: '对接安排紧凑' },
    }),
  },
  'GET /events/:id/own-timetable.ics': { make: attended },
};
