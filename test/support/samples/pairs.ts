import type { FileReference } from '../../../shared/schemas/firm.ts';
import type { Demand } from '../../../shared/schemas/demand.ts';
import type { MessageReportInfo } from '../../../shared/schemas/conversation.ts';
import type { IntroductionDetail } from '../../../shared/schemas/introduction.ts';
import { fresh } from '../factories.ts';
import { anAccepted, anOpenDemand, ask, take } from '../introductions.ts';
import { aForm, ifMatch, must, type Sample, type Samples, type World } from './world.ts';

const input = (content: object = {}) => ({ title: `采购需求${fresh()}`, kind: 'product', ...content });

export const aDraft = (w: World) => must<Demand>('POST /demands', w.buyer, { body: input() });
/** An open demand that only the supplier may see beside its buyer. */
export const anInvitation = (w: World) =>
  anOpenDemand(w.buyer, { visibility: 'invited', invited: [w.supplier.organisationId] });

const ofDraft: Sample = { make: async (w) => ({ params: { id: (await aDraft(w)).id } }) };
const ofOpen = (body?: object): Sample => ({
  make: async (w) => ({ params: { id: (await anInvitation(w)).id }, ...(body ? { body } : {}) }),
});

async function withFile(w: World): Promise<Demand> {
  const { id } = await anInvitation(w);
  return must<Demand>('POST /demands/:id/attachments', w.buyer, {
    params: { id },
    form: aForm('图纸', '图纸.txt'),
  });
}
const ofFile = async (w: World) => {
  const { id, attachments } = await withFile(w);
  return { params: { id, fileId: attachments[0]!.id } };
};

const dismissal = { reason: 'tooFar', note: '' };
const ofPair = async (w: World) => ({
  params: { id: (await anInvitation(w)).id, firmId: w.supplier.organisationId },
});

export const demandSamples: Samples = {
  'GET /organisation/demands': { make: () => ({}) },
  'GET /demands': { make: () => ({ query: { q: '压铸' } }) },
  'POST /demands': { make: () => ({ body: input() }) },
  'GET /demands/:id': ofOpen(),
  'PUT /demands/:id': {
    make: async (w) => {
      const { id, version } = await anInvitation(w);
      const invited = [w.supplier.organisationId];
      return { params: { id }, body: input({ visibility: 'invited', invited }), ...ifMatch(version) };
    },
  },
  'DELETE /demands/:id': ofDraft,
  'POST /demands/:id/copy': ofOpen(),
  'POST /demands/:id/opening': ofDraft,
  'POST /demands/:id/pause': ofOpen(),
  'POST /demands/:id/resumption': {
    make: async (w) => {
      const { id } = await anInvitation(w);
      await must('POST /demands/:id/pause', w.buyer, { params: { id } });
      return { params: { id } };
    },
  },
  'POST /demands/:id/closure': ofOpen({ note: '' }),
  'POST /demands/:id/fulfilment': ofOpen({ note: '' }),
  'POST /demands/:id/attachments': {
    make: async (w) => ({ params: { id: (await anInvitation(w)).id }, form: aForm('图纸', '图纸.txt') }),
  },
  'GET /demands/:id/attachments/:fileId': { make: ofFile },
  'DELETE /demands/:id/attachments/:fileId': { make: ofFile },

  'GET /demands/:id/matches': ofOpen(),
  'GET /demands/:id/comparison': {
    make: async (w) => {
      const { id, firmId } = (await ofPair(w)).params;
      return { params: { id }, query: { firm: [firmId] } };
    },
  },
  'GET /demands/:id/matches/:firmId': { make: ofPair },
  'PUT /demands/:id/matches/:firmId/dismissal': {
    make: async (w) => ({ ...(await ofPair(w)), body: dismissal }),
  },
  'DELETE /demands/:id/matches/:firmId/dismissal': {
    make: async (w) => {
      const sent = await ofPair(w);
      const key = 'PUT /demands/:id/matches/:firmId/dismissal';
      await must(key, w.buyer, { ...sent, body: dismissal });
      return sent;
    },
  },
  'GET /demands/:id/dismissals': ofOpen(),
  'GET /matches': { by: 'supplier', make: () => ({}) },
  'GET /matches/:id': { ...ofOpen(), by: 'supplier' },
  'PUT /matches/:id/dismissal': { ...ofOpen(dismissal), by: 'supplier' },
  'DELETE /matches/:id/dismissal': {
    by: 'supplier',
    make: async (w) => {
      const params = { id: (await anInvitation(w)).id };
      await must('PUT /matches/:id/dismissal', w.supplier, { params, body: dismissal });
      return { params };
    },
  },
  'GET /match-dismissals': { by: 'supplier', make: () => ({}) },
};

/** An introduction the supplier asked for. */
async function requested(w: World): Promise<string> {
  const { body } = await ask(w.supplier, (await anInvitation(w)).id);
  return body.id;
}
/** One taken so far by the buyer. */
async function at(w: World, ...steps: [step: string, body?: object][]): Promise<string> {
  const id = await requested(w);
  for (const [step, body] of [['acceptance'], ...steps] as [string, object?][])
    await take(w.buyer, id, step, body);
  return id;
}
const meeting = { at: '2099-03-02T01:30:00.000Z', place: '广州市黄埔区', link: '' };
const amount = { amountFen: 1_000_000, note: '' };
const reason = { reason: '暂不需要' };
const step = (body: object | undefined, ...before: [string, object?][]): Sample => ({
  make: async (w) => ({ params: { id: await at(w, ...before) }, ...(body ? { body } : {}) }),
});

export const introductionSamples: Samples = {
  'POST /introductions': {
    by: 'supplier',
    make: async (w) => ({ body: { demandId: (await anInvitation(w)).id, message: '您好' } }),
  },
  'GET /introductions': { make: () => ({}) },
  'GET /introductions/:id': { make: async (w) => ({ params: { id: await requested(w) } }) },
  'GET /introductions/:id/contact': step(undefined),
  'POST /introductions/:id/acceptance': { make: async (w) => ({ params: { id: await requested(w) } }) },
  'POST /introductions/:id/decline': {
    make: async (w) => ({ params: { id: await requested(w) }, body: reason }),
  },
  'POST /introductions/:id/withdrawal': {
    by: 'supplier',
    make: async (w) => ({ params: { id: await requested(w) }, body: reason }),
  },
  'POST /introductions/:id/meeting': step(meeting),
  'POST /introductions/:id/intent': step(amount, ['meeting', meeting]),
  'POST /introductions/:id/signing': step(amount, ['meeting', meeting], ['intent', amount]),
  'POST /introductions/:id/landing': step(
    amount,
    ['meeting', meeting],
    ['intent', amount],
    ['signing', amount],
  ),
  'POST /introductions/:id/closing': step(reason),
  'PUT /introductions/:id/next-step': {
    make: async (w) => {
      const id = await at(w);
      const { version } = await must<IntroductionDetail>('GET /introductions/:id', w.buyer, {
        params: { id },
      });
      return { params: { id }, body: { nextStep: null }, ...ifMatch(version) };
    },
  },
};

/** A conversation of the two with one message of the buyer's. */
export async function aTalk(w: World): Promise<string> {
  const { conversationId: id } = await anAccepted(w, {
    visibility: 'invited',
    invited: [w.supplier.organisationId],
  });
  const body = { clientId: `sample-${fresh()}`, text: '请问可以报价吗' };
  await must('POST /conversations/:id/messages', w.buyer, { params: { id }, body });
  return id;
}
const ofTalk = (body?: () => object): Sample => ({
  make: async (w) => ({ params: { id: await aTalk(w) }, ...(body ? { body: body() } : {}) }),
});
const report = { seq: 1, reason: 'spam', note: '' };

export const conversationSamples: Samples = {
  'GET /conversations': { make: () => ({}) },
  'GET /unread': { make: () => ({}) },
  'GET /conversations/:id': ofTalk(),
  'GET /conversations/:id/messages': ofTalk(),
  'POST /conversations/:id/messages': ofTalk(() => ({ clientId: `sample-${fresh()}`, text: '您好' })),
  'PUT /conversations/:id/read': ofTalk(() => ({ seq: 1 })),
  'PUT /conversations/:id/mute': ofTalk(() => ({ muted: true })),
  'POST /conversations/:id/files': {
    make: async (w) => ({ params: { id: await aTalk(w) }, form: aForm('报价', '报价.txt') }),
  },
  'GET /conversations/:id/files/:fileId': {
    make: async (w) => {
      const id = await aTalk(w);
      const file = await must<FileReference>('POST /conversations/:id/files', w.buyer, {
        params: { id },
        form: aForm('报价', '报价.txt'),
      });
      return { params: { id, fileId: file.id } };
    },
  },
  'POST /conversations/:id/reports': { ...ofTalk(() => report), by: 'supplier' },
  'GET /messages': { make: () => ({ query: { q: '报价' } }) },
  'GET /admin/message-reports': { by: 'admin', make: () => ({}) },
  'GET /admin/message-reports/count': { by: 'admin', make: () => ({}) },
  'POST /admin/message-reports/:id/decision': {
    by: 'admin',
    make: async (w) => {
      const made = await must<MessageReportInfo>('POST /conversations/:id/reports', w.supplier, {
        params: { id: await aTalk(w) },
        body: report,
      });
      return { params: { id: made.id }, body: { uphold: true, note: '' } };
    },
  },
};
