import { dateOf } from '../../../shared/localTime.ts';
import type { IntroductionSide } from '../../../shared/schemas/introduction.ts';
import type { NotificationKind } from '../../../shared/schemas/notification.ts';
import type { Fact } from '../../platform/outbox/index.ts';
import { addNoticeSource, type Notice } from '../notifications/index.ts';
import { Organisation } from '../organisations/index.ts';
import { Introduction, type IntroductionDocument } from './model.ts';
import { maySeeBuyer } from './policy.ts';

const KINDS: Record<string, NotificationKind> = {
  'introduction.requested': 'introduction.requested',
  'introduction.accepted': 'introduction.accepted',
  'introduction.declined': 'introduction.declined',
  'introduction.withdrawn': 'introduction.withdrawn',
  'introduction.expiring': 'introduction.expiring',
  'introduction.expired': 'introduction.expired',
  'introduction.meeting': 'introduction.progressed',
  'introduction.intent': 'introduction.progressed',
  'introduction.signed': 'introduction.progressed',
  'introduction.landed': 'introduction.progressed',
  'introduction.closed': 'introduction.closed',
};
const NEXT_STEPS = ['introduction.nextStep', 'introduction.nextStepDue'];

const otherSide = (side: IntroductionSide): IntroductionSide => (side === 'buyer' ? 'supplier' : 'buyer');
const organisationOf = (row: IntroductionDocument, side: IntroductionSide): string =>
  String(side === 'buyer' ? row.buyerId : row.supplierId);

/** How one side is called when the other is told of it. */
async function nameFor(row: IntroductionDocument, told: IntroductionSide): Promise<string> {
  // A buyer that ended it before it was accepted stays unnamed for ever.
  if (told === 'supplier' && !maySeeBuyer('supplier', row)) return '@unnamedBuyer';
  const id = organisationOf(row, otherSide(told));
  return (await Organisation.findById(id, { name: 1 }).lean())?.name ?? '';
}

async function ofStep(fact: Fact, row: IntroductionDocument): Promise<Notice[]> {
  const by = fact.data['by'] as IntroductionSide | null;
  // What the platform did is told to whoever asked.
  const told = by ? otherSide(by) : row.startedBy;
  return [
    {
      kind: KINDS[fact.topic]!,
      key: `${fact.topic}:${fact.subject}:${fact.at.getTime()}`,
      to: { role: 'member' },
      organisationId: organisationOf(row, told),
      params: {
        who: await nameFor(row, told),
        demand: row.demandTitle,
        reason: row.reason,
        state: `@${fact.topic.split('.')[1]}`,
        until: dateOf(row.expiresAt),
      },
      link: { what: 'introduction', id: fact.subject },
    },
  ];
}

/** The owner of a next step is told when it is named, unless it named itself, and when the day has come. */
function ofNextStep({ topic, subject, data, at }: Fact, row: IntroductionDocument): Notice[] {
  if (typeof data['ownerId'] !== 'string') return [];
  return [
    {
      kind: 'introduction.nextStep',
      key: `${topic}:${subject}:${at.getTime()}`,
      to: { personId: data['ownerId'] },
      organisationId: String(data['ownerOrganisationId']),
      except: topic === 'introduction.nextStep' ? (data['personId'] as string | null) : null,
      params: { demand: row.demandTitle, step: String(data['text']), due: String(data['due']) },
      link: { what: 'introduction', id: subject },
    },
  ];
}

/** The supplier is told that the demand came to an end: the buyer ended it itself, or is told of that already. */
function ofDemandEnd({ topic, subject, data, at }: Fact, row: IntroductionDocument): Notice[] {
  return [
    {
      kind: 'introduction.demandEnded',
      key: `${topic}:${subject}:${at.getTime()}`,
      to: { role: 'member' },
      organisationId: String(row.supplierId),
      params: {
        demand: row.demandTitle,
        reason: String(data['why']),
        effect: data['ended'] === true ? '@requestEnded' : '@introductionStands',
      },
      link: { what: 'introduction', id: subject },
    },
  ];
}

export function registerIntroductionNotices(): void {
  addNoticeSource({
    name: 'introductions',
    topics: [...Object.keys(KINDS), ...NEXT_STEPS, 'introduction.demandEnded'],
    async noticesOf(fact) {
      const row = await Introduction.findById(fact.subject).lean<IntroductionDocument>();
      if (!row) return [];
      if (fact.topic === 'introduction.demandEnded') return ofDemandEnd(fact, row);
      return NEXT_STEPS.includes(fact.topic) ? ofNextStep(fact, row) : ofStep(fact, row);
    },
  });
}
