import type { IntroductionState, Meeting } from '../../shared/schemas/introduction.ts';
import { expiryOf, isOpen, type IntroductionDocument } from '../features/introductions/index.ts';
import { figure, idFor, type Calendar } from './calendar.ts';
import type { MadeDemand } from './demands.ts';
import type { Told } from './introductions.ts';
import type { Party } from './organisations.ts';

/** What came of one meeting at the session, by its introduction. */
export interface EventDeal {
  told: Told;
  intentFen: number | null;
  nextStep: { text: string; due: string } | null;
}

/** Amounts in 万元; days after the session. */
interface Line {
  demand: string;
  supplier: string;
  intent: number | null;
  signed?: [days: number, wan: number];
  landed?: [days: number, wan: number];
  /** Due so many days after the session. */
  promise?: [text: string, days: number];
  /** Whether that still stands. */
  stands?: true;
}

const LINES: readonly Line[] = [
  { demand: 'stamp', supplier: '澍衡', intent: 320, signed: [12, 306], landed: [41, 306] },
  { demand: 'stamp', supplier: '沅启', intent: 180, signed: [40, 168], promise: ['寄送首件与尺寸报告', 10] },
  { demand: 'stamp', supplier: '砺坤', intent: 90, promise: ['补充模具报价', 14], stands: true },
  { demand: 'hydraulic', supplier: '铄衡', intent: 145, signed: [20, 139], landed: [48, 70] },
  { demand: 'hydraulic', supplier: '泽衍', intent: 60, signed: [36, 58] },
  { demand: 'transformer', supplier: '电砺', intent: 410, signed: [26, 398], landed: [52, 199] },
  {
    demand: 'transformer',
    supplier: '储岳',
    intent: 230,
    signed: [45, 221],
    promise: ['提交型式试验报告', 15],
  },
  { demand: 'transformer', supplier: '轨澄', intent: null, promise: ['安排工厂参观', 21], stands: true },
];

type Entry = IntroductionDocument['timeline'][number];
const fen = (wan: number | null): number | null => (wan === null ? null : wan * 1_000_000);

function stateOf({ intent, signed, landed }: Line): IntroductionState {
  if (landed) return 'landed';
  if (signed) return 'signed';
  return intent === null ? 'meeting' : 'intent';
}

/** Builds the introductions that the meetings of the session made: two who met need not ask for one another. */
export function buildEventDeals(
  calendar: Calendar,
  daysAgo: number,
  parties: ReadonlyMap<string, Party>,
  demands: ReadonlyMap<string, MadeDemand>,
): EventDeal[] {
  return LINES.map((line) => {
    const { row: demand, buyer: buyerKey } = demands.get(line.demand)!;
    const [buyer, supplier] = [parties.get(buyerKey)!, parties.get(line.supplier)!];
    const key = `event ${line.demand} ${line.supplier}`;
    const day = calendar.day(-daysAgo);
    const minute = String(figure(key, 10, 59));
    const met = new Date(`${day}T10:${minute}:00+08:00`);
    const entry = (step: Entry['step'], by: Party, at: Date, wan: number | null = null): Entry => ({
      ...{ at, step, side: by === buyer ? 'buyer' : 'supplier', personId: by.personId, note: '' },
      amountFen: fen(wan),
    });
    const after = (days: number) => calendar.at(daysAgo - days, 11, figure(key, 0, 59));
    const timeline = [
      entry('request', supplier, met),
      entry('accept', buyer, met),
      entry('meet', supplier, met),
      ...(line.intent === null ? [] : [entry('intend', supplier, met, line.intent)]),
      ...(line.signed ? [entry('sign', buyer, after(line.signed[0]), line.signed[1])] : []),
      ...(line.landed ? [entry('land', supplier, after(line.landed[0]), line.landed[1])] : []),
    ];
    const state = stateOf(line);
    const meeting: Meeting = { at: met.toISOString(), place: '对接会 洽谈桌', link: '' };
    const nextStep = line.promise
      ? { text: line.promise[0], due: calendar.day(line.promise[1] - daysAgo) }
      : null;
    const row: IntroductionDocument = {
      _id: idFor(`introduction ${key}`, met),
      ...{ demandId: demand._id, demandTitle: demand.content.title },
      ...{ buyerId: buyer.id, supplierId: supplier.id, parties: [buyer.id, supplier.id] },
      ...{ startedBy: 'supplier', startedById: supplier.personId, state, open: isOpen(state) },
      ...{ anonymous: demand.content.anonymous, message: '', reason: '' },
      ...{ requestedAt: met, expiresAt: expiryOf(met), remindAt: null, acceptedAt: met, meeting },
      ...{ intentFen: fen(line.intent), contractFen: fen(line.signed?.[1] ?? null) },
      landedFen: fen(line.landed?.[1] ?? null),
      nextStep:
        nextStep && line.stands
          ? { ...nextStep, ownerId: supplier.personId, organisationId: supplier.id }
          : null,
      nextStepToldFor: nextStep?.due ?? null,
      ...{ conversationId: idFor(`conversation ${key}`, met), timeline, version: timeline.length - 1 },
      ...{ createdAt: met, updatedAt: timeline.at(-1)!.at },
    };
    const story = {
      ...{ demand: line.demand, supplier: line.supplier, startedBy: 'supplier' as const, state },
      ...{ age: daysAgo, message: '' },
    };
    return { told: { story, row, buyer, supplier }, intentFen: fen(line.intent), nextStep };
  });
}
