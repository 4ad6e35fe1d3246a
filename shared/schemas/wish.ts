import { z } from 'zod';
import { id, instant, line, page, pageQuery, queryList } from './common.ts';
import { attendingKind, eventStatus } from './event.ts';
import { registrationSide } from './eventRegistration.ts';
import { wishLevel } from './schedule.ts';

/** At most so many musts for each person sent: whoever must meet everybody has said nothing. */
export const MUSTS_A_PERSON = 3;
/** And so many wishes of all levels together. */
export const MOST_WISHES = 300;
/** Below so many chosen for each person, suggestions come first in the page. */
export const LITTLE_CHOSEN = 3;

/** Of one's organisation, or one of its people, about an organisation or one of its people. Null: whoever suits. */
const ends = { fromPerson: id.nullable().default(null), toPerson: id.nullable().default(null) };
export const wishInput = z.strictObject({ level: wishLevel, ...ends });
export const wishEnds = z.strictObject({ fromPerson: id.optional(), toPerson: id.optional() });

export const ownWish = z.object({
  registrationId: id,
  organisation: z.object({ id, name: z.string() }),
  fromPerson: id.nullable(),
  toPerson: id.nullable(),
  level: wishLevel,
});
export type OwnWish = z.infer<typeof ownWish>;

const person = z.object({ id, name: z.string(), title: z.string() });

/** What one's organisation wishes, and how much it may wish still. Nobody else reads it. */
export const ownWishes = z
  .object({
    event: z.object({ id, title: z.string(), status: eventStatus }),
    registrationId: id,
    items: z.array(ownWish),
    people: z.array(person),
    musts: z.object({ most: z.int(), left: z.int() }),
    left: z.int(),
    open: z.boolean(),
    until: instant,
    /** Whether it chose so few that suggestions help. */
    chosenLittle: z.boolean(),
  })
  .meta({ id: 'OwnWishes' });
export type OwnWishes = z.infer<typeof ownWishes>;

const named = z.object({ id, name: z.string() });

/** Who comes, as others who come see it: no contact details. */
export const participant = z
  .object({
    registrationId: id,
    organisation: named,
    kind: attendingKind,
    side: registrationSide,
    chains: z.array(z.string()),
    region: z.string().nullable(),
    tier: z.string().nullable(),
    people: z.array(person),
    /** Demands that the reader is offered by name, capabilities by name, products on offer. */
    demands: z.array(named),
    capabilities: z.array(z.string()),
    products: z.array(named),
    /** Credit needs, for a bank that the firm told its name for them. */
    needs: z.array(z.object({ id })),
  })
  .meta({ id: 'EventParticipant' });
export type Participant = z.infer<typeof participant>;

export const participantQuery = z.strictObject({
  ...pageQuery.shape,
  side: registrationSide.optional(),
  chain: line(40).optional(),
  /** Part of a name. */
  q: z.string().trim().max(100).optional(),
  /** Only those one wishes so. */
  level: queryList(wishLevel, 3).optional(),
});
export const participantPage = z.object({ ...page(participant).shape, total: z.int() });

/** Somebody one might meet, with why. */
export const suggestion = z
  .object({ participant, score: z.number(), reasons: z.array(z.string()) })
  .meta({ id: 'EventSuggestion' });
export type Suggestion = z.infer<typeof suggestion>;
