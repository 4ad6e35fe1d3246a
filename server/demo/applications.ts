import { dateOf } from '../../shared/localTime.ts';
import type { ApplicationStep } from '../../shared/schemas/creditApplication.ts';
import { creditNeedInput } from '../../shared/schemas/creditNeed.ts';
import type { ConversationDocument, MessageDocument } from '../features/conversations/index.ts';
import type { ParticipantDocument } from '../features/conversations/index.ts';
import {
  begun,
  lived,
  type ApplicationDocument,
  type LifeStep,
} from '../features/creditApplications/index.ts';
import type { ConsentDocument, CreditNeedDocument } from '../features/creditNeeds/index.ts';
import type { CreditProductDocument, QuotaDocument } from '../features/creditProducts/index.ts';
import { idFor, type Calendar } from './calendar.ts';
import type { City } from './organisations.ts';

type StoredOffer = NonNullable<ApplicationDocument['offer']>;

const wan = (amount: number): number => amount * 1_000_000;
const SCOPES = ['identity', 'contact', 'profile', 'figures', 'introductions'] as const;

/** A step of an application's past. */
interface Past {
  step: LifeStep;
  by: 'firm' | 'bank';
  daysAgo: number;
  hour: number;
  minute: number;
  note?: string;
  amountFen?: number;
  set?: Partial<ApplicationDocument>;
}

interface Sketch {
  key: string;
  product: string;
  bank: 'bank' | 'bank2';
  need: CreditNeedDocument;
  amountFen: number;
  submitted: [daysAgo: number, hour: number, minute: number];
  past: readonly Past[];
  /** `f:` the firm, `b:` the bank; told after the last step. */
  talk: readonly string[];
}

/** What the demo's supplier applied for: one offer to accept, one that waits for a document, one that was paid out. */
export function buildApplications(
  calendar: Calendar,
  { parties }: City,
  products: readonly CreditProductDocument[],
  needs: readonly CreditNeedDocument[],
  quotas: readonly QuotaDocument[],
) {
  const firm = parties.get('sme')!;
  const open = needs.find(({ status }) => status === 'open')!;
  const past = pastNeed(calendar, firm);
  type Terms = Pick<StoredOffer, 'amountFen' | 'annualBp' | 'conditions' | 'validUntil'>;
  const offer = ([daysAgo, hour, minute]: Sketch['submitted'], terms: Terms): Past => ({
    ...{ step: 'offer', by: 'bank', daysAgo, hour, minute, amountFen: terms.amountFen },
    set: {
      offer: {
        ...terms,
        ...{ termMonths: 6, method: 'interestFirst', fees: [] },
        ...{ quotaId: null, offeredAt: calendar.at(daysAgo, hour, minute) },
      },
    },
  });
  const sketches: Sketch[] = [
    {
      ...{ key: 'titles', product: '专精特新信用贷', bank: 'bank', need: open, amountFen: wan(300) },
      submitted: [2, 9, 5],
      past: [
        { step: 'review', by: 'bank', daysAgo: 2, hour: 9, minute: 40 },
        offer([1, 10, 15], {
          ...{ amountFen: wan(280), annualBp: 345, validUntil: calendar.day(12) },
          conditions: '须在我行开立结算账户，回款进入该账户。',
        }),
      ],
      talk: ['b:您好，报价已发出，按月付息、到期还本，无其他费用。', 'f:收到，我们对比后答复，谢谢。'],
    },
    {
      ...{ key: 'patent', product: '知产质押贷', bank: 'bank2', need: open, amountFen: wan(300) },
      submitted: [2, 9, 5],
      past: [
        {
          ...{
            step: 'requestDocuments',
            by: 'bank',
            daysAgo: 2,
            hour: 10,
            minute: 30,
            note: '专利评估委托书',
          },
          set: {
            requestedDocuments: [{ name: '专利评估委托书', note: '评估费由本行承担，盖章即可', file: null }],
          },
        },
      ],
      talk: ['b:请补充专利评估委托书，收到后当天安排评估。'],
    },
    {
      ...{ key: 'order', product: '专精特新信用贷', bank: 'bank', need: past, amountFen: wan(120) },
      submitted: [46, 9, 10],
      past: [
        { step: 'review', by: 'bank', daysAgo: 46, hour: 10, minute: 0 },
        offer([45, 10, 20], {
          ...{ amountFen: wan(120), annualBp: 360, validUntil: calendar.day(-38), conditions: '' },
        }),
        {
          ...{ step: 'accept', by: 'firm', daysAgo: 45, hour: 15, minute: 0, amountFen: wan(120) },
          set: { won: true, acceptedAt: calendar.at(45, 15, 0) },
        },
        {
          ...{ step: 'draw', by: 'bank', daysAgo: 44, hour: 10, minute: 5, amountFen: wan(120) },
          set: {
            drawdown: { amountFen: wan(120), on: dateOf(calendar.at(44)) },
            followUps: [
              {
                on: dateOf(calendar.at(14)),
                note: '首月走访：订单按期交付，回款正常。',
                at: calendar.at(14, 16, 0),
              },
            ],
          },
        },
      ],
      talk: ['f:款已到账，谢谢。'],
    },
  ];
  const made = sketches.map((sketch) => applicationOf(sketch, calendar, parties, products, quotas));
  const consent = (
    key: string,
    need: CreditNeedDocument,
    bank: 'bank' | 'bank2',
    at: Date,
  ): ConsentDocument => ({
    _id: idFor(`consent ${key}`, at),
    ...{ needId: need._id, organisationId: firm.id, bankId: parties.get(bank)!.id },
    ...{ scopes: [...SCOPES], until: calendar.day(60), grantedBy: firm.personId },
    ...{ grantedAt: at, withdrawnAt: null },
  });
  return {
    applications: made.map(({ row }) => row),
    conversations: made.map(({ conversation }) => conversation),
    messages: made.flatMap(({ messages }) => messages),
    participants: made.flatMap(({ participants }) => participants),
    needs: [past],
    consents: [
      consent('patent', open, 'bank2', calendar.at(2, 9, 5)),
      consent('order', past, 'bank', calendar.at(46, 9, 10)),
    ],
  };
}

type Party = City['parties'] extends ReadonlyMap<string, infer P> ? P : never;

/** A need that was met: for the order before this one. */
function pastNeed(calendar: Calendar, firm: Party): CreditNeedDocument {
  const at = calendar.at(46, 9, 0);
  return {
    _id: idFor('credit need order', at),
    organisationId: firm.id,
    status: 'fulfilled',
    content: creditNeedInput.parse({
      kinds: ['credit'],
      amountFen: wan(120),
      ...{ purpose: 'order', purposeNote: '首批电驱壳体订单的备料。' },
      ...{ termMonths: 6, neededBy: calendar.day(-30) },
    }),
    ...{ documents: [], openedAt: at, version: 2, createdAt: at, updatedAt: calendar.at(44, 10, 5) },
  };
}

function applicationOf(
  { key, product: name, bank: bankKey, need, amountFen, submitted, past, talk }: Sketch,
  calendar: Calendar,
  parties: City['parties'],
  products: readonly CreditProductDocument[],
  quotas: readonly QuotaDocument[],
) {
  const [firm, bank] = [parties.get('sme')!, parties.get(bankKey)!];
  const product = products.find(({ content }) => content.name === name)!;
  // The firm is of the chain, so that a quota for the chain lets it through the green channel, where there is one.
  const quota = quotas.find(
    ({ chain, productIds }) => chain === 'nev' && productIds.some((one) => one.equals(product._id)),
  );
  const green = quota?.greenChannel === true ? product.content.greenChannel : null;
  const promise = green ?? product.content.promise;
  const began = calendar.at(...submitted);
  const entry = (
    step: ApplicationStep,
    by: 'firm' | 'bank',
    at: Date,
    { note = '', amountFen: fen }: Pick<Past, 'note' | 'amountFen'>,
  ): ApplicationDocument['timeline'][number] => ({
    ...{ at, step, side: by === 'firm' ? 'applicant' : 'bank', note, amountFen: fen ?? null },
    personId: by === 'firm' ? firm.personId : bank.personId,
  });
  let life = begun(promise, began);
  let last = began;
  const timeline = [entry('submit', 'firm', began, { amountFen })];
  let fields: Partial<ApplicationDocument> = {};
  for (const { step, by, daysAgo, hour, minute, set, ...said } of past) {
    last = calendar.at(daysAgo, hour, minute);
    life = lived(life, step, promise, last);
    timeline.push(entry(step === 'resume' ? 'answer' : step, by, last, said));
    fields = { ...fields, ...set };
  }
  const _id = idFor(`application ${key}`, began);
  const conversationId = idFor(`application talk ${key}`, began);
  const row: ApplicationDocument = {
    ...{ _id, batchId: idFor(`applications ${dateOf(began)}`, began), needId: need._id },
    ...{ productId: product._id, productVersion: product.publishedVersion },
    ...{ productName: name, productKind: product.content.kind, bankId: bank.id, applicantId: firm.id },
    ...life,
    ...{ open: life.state !== 'drawn', won: false, amountFen, termMonths: need.content.termMonths },
    ...{ assigneeId: bank.personId, receivableIds: [] },
    ...{ greenChannel: green !== null, quotaId: quota?._id ?? null },
    // None of them has a clock that runs: two wait for the firm, the third is done.
    ...{ watch: null, consentEndedAt: null, requestedDocuments: [], offer: null, acceptedAt: null },
    ...{ drawdown: null, followUps: [], cause: null, reason: '', conversationId, timeline },
    ...{ version: past.length, createdAt: began, updatedAt: last },
    ...fields,
  };
  const messages = talk.map((word, i): MessageDocument => {
    const sender = word.startsWith('b:') ? bank : firm;
    const at = new Date(last.getTime() + (i + 1) * 7 * 60_000);
    return {
      ...{ _id: idFor(`application message ${key} ${i}`, at), conversationId, seq: i + 1 },
      ...{ clientId: `demo-application-${key}-${i}`, senderId: sender.personId },
      ...{ organisationId: sender.id, senderName: sender.person, text: word.slice(2), at },
    };
  });
  const conversation: ConversationDocument = {
    ...{ _id: conversationId, subject: { kind: 'application', id: _id }, title: name },
    ...{ parties: [firm.id, bank.id], barred: [], lastSeq: messages.length },
    ...{ lastAt: messages.at(-1)!.at, closedAt: null, createdAt: began },
  };
  const participants = [firm, bank].map((party): ParticipantDocument => ({
    _id: idFor(`application participant ${key} ${party.key}`, began),
    ...{ conversationId, personId: party.personId, organisationId: party.id, muted: false },
    ...{ readUpTo: messages.length, noticedUpTo: messages.length },
  }));
  return { row, conversation, messages, participants };
}
