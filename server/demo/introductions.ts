import type { IntroductionSide, IntroductionState, Meeting } from '../../shared/schemas/introduction.ts';
import { expiryOf, isOpen, reminderOf, type IntroductionDocument } from '../features/introductions/index.ts';
import { figure, idFor, pick, type Calendar } from './calendar.ts';
import type { MadeDemand } from './demands.ts';
import type { City, Party } from './organisations.ts';
import { STORIES, type Story } from './stories.ts';

type Entry = IntroductionDocument['timeline'][number];
type Step = Entry['step'];

/** An introduction with what else is made from its story. */
export interface Told {
  story: Story;
  row: IntroductionDocument;
  buyer: Party;
  supplier: Party;
}

const LIFE: readonly [Step, IntroductionState][] = [
  ['accept', 'accepted'],
  ['meet', 'meeting'],
  ['intend', 'intent'],
  ['sign', 'signed'],
  ['land', 'landed'],
];

/** The steps that led to a state, as the rules of introductions have them. */
function stepsTo(state: IntroductionState): Step[] {
  if (state === 'requested') return [];
  const at = LIFE.findIndex(([, reached]) => reached === state);
  if (at >= 0) return LIFE.slice(0, at + 1).map(([step]) => step);
  const ends = { declined: 'decline', withdrawn: 'withdraw', expired: 'expire', closed: 'close' } as const;
  const end = ends[state as keyof typeof ends];
  return end === 'close' ? ['accept', end] : [end];
}

/** Which side took a step; null for the platform. */
function moverOf(step: Step, startedBy: IntroductionSide): IntroductionSide | null {
  if (step === 'expire') return null;
  if (step === 'accept' || step === 'decline') return startedBy === 'buyer' ? 'supplier' : 'buyer';
  if (step === 'withdraw') return startedBy;
  return step === 'land' ? 'supplier' : 'buyer';
}

const fen = (wan: number | undefined) => (wan === undefined ? null : wan * 1_000_000);

function timelineOf(
  story: Story,
  parties: Record<IntroductionSide, Party>,
  meeting: Meeting,
  calendar: Calendar,
) {
  const { age, startedBy, message, reason = '' } = story;
  const entry = (step: Step, side: IntroductionSide | null, at: Date): Entry => ({
    at,
    step,
    side,
    personId: side ? parties[side].personId : null,
    note:
      step === 'request'
        ? message
        : step === 'meet'
          ? `${meeting.at} ${meeting.place}`
          : step === 'decline' || step === 'close'
            ? reason
            : '',
    amountFen:
      { intend: fen(story.intent), sign: fen(story.contract), land: fen(story.landed) }[step as string] ??
      null,
  });
  const steps = stepsTo(story.state);
  const requestedAt = calendar.at(age, figure(story.message, 9, 17), figure(story.message, 0, 59));
  return [
    entry('request', startedBy, requestedAt),
    ...steps.map((step, i) => {
      const daysAgo =
        step === 'expire' ? age - 14 : Math.max(0, age - Math.ceil(((i + 1) * age) / (steps.length + 1)));
      return entry(
        step,
        moverOf(step, startedBy),
        calendar.at(daysAgo, 10 + i, figure(story.message, 0, 59)),
      );
    }),
  ];
}

/** Builds the introductions of the demo's past. */
export function buildIntroductions(
  calendar: Calendar,
  { parties }: City,
  demands: ReadonlyMap<string, MadeDemand>,
): Told[] {
  return STORIES.map((story) => {
    const { state, startedBy } = story;
    const { row: demand, buyer: buyerKey } = demands.get(story.demand)!;
    const buyer = parties.get(buyerKey)!;
    const supplier = parties.get(story.supplier)!;
    const key = `${story.demand} ${story.supplier}`;
    const ahead = state === 'meeting' || state === 'accepted';
    const meeting: Meeting = {
      at: calendar.at(ahead ? -figure(key, 1, 6) : Math.ceil(story.age / 2), 14, 30).toISOString(),
      place: pick(key, ['采购中心 3 楼会议室', '供应商现场', '对接会 A12 洽谈桌']),
      link: '',
    };
    const timeline = timelineOf(story, { buyer, supplier }, meeting, calendar);
    const requestedAt = timeline[0]!.at;
    const took = (step: Step) => timeline.find((entry) => entry.step === step);
    const acceptedAt = took('accept')?.at ?? null;
    const { nextStep } = story;
    const owner = nextStep?.owner === 'buyer' ? buyer : supplier;
    const row: IntroductionDocument = {
      _id: idFor(`introduction ${key}`, requestedAt),
      demandId: demand._id,
      demandTitle: demand.content.title,
      buyerId: buyer.id,
      supplierId: supplier.id,
      parties: [buyer.id, supplier.id],
      startedBy,
      startedById: (startedBy === 'buyer' ? buyer : supplier).personId,
      state,
      open: isOpen(state),
      anonymous: demand.content.anonymous,
      message: story.message,
      reason: story.reason ?? '',
      requestedAt,
      expiresAt: expiryOf(requestedAt),
      remindAt: state === 'requested' ? reminderOf(requestedAt) : null,
      acceptedAt,
      meeting: took('meet') ? meeting : null,
      intentFen: fen(story.intent),
      contractFen: fen(story.contract),
      landedFen: fen(story.landed),
      nextStep: nextStep
        ? {
            text: nextStep.text,
            due: calendar.day(nextStep.inDays),
            ownerId: owner.personId,
            organisationId: owner.id,
          }
        : null,
      nextStepToldFor: null,
      conversationId: acceptedAt ? idFor(`conversation ${key}`, acceptedAt) : null,
      timeline,
      version: timeline.length - 1,
      createdAt: requestedAt,
      updatedAt: timeline.at(-1)!.at,
    };
    return { story, row, buyer, supplier };
  });
}

/** Whose the other side is. */
export const otherOf = ({ buyer, supplier }: Told, side: IntroductionSide): Party =>
  side === 'buyer' ? supplier : buyer;
