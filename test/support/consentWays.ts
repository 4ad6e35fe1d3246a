import { mailTo, type ConsentCase, type Looker } from './consentCase.ts';
import { fresh } from './factories.ts';
import { sendRaw } from './live.ts';
import { aDrawdown, offerContent, wanted } from './samples/creditApplications.ts';
import { aForm, send, type Sent } from './samples/world.ts';

/** One way by which something of a firm could come to a bank. */
export interface Way {
  reach: (c: ConsentCase, by: Looker) => Promise<string>;
  /** What of the firm it brings by a consent to everything; of `KEPT` nothing ever comes by it. */
  opens: readonly string[];
  /** What it brings where it is open and brings nothing of the firm's. */
  open?: RegExp;
  /** What it brings when it is closed, where that is more than nothing of the firm's. */
  closed?: RegExp;
  /** Changes the application, so that it is tried once in a case. */
  step?: true;
}

const NEED = ['amount', 'contact', 'documents', 'figures', 'introductions', 'receivables', 'who'];
const APPLICATION = [...NEED, 'given'];
/** Of a need without documents and receivables. */
const LATER = ['amount', 'contact', 'figures', 'introductions', 'who'];
const HIDDEN = /^404/;

const byCall = (key: string, sent: (c: ConsentCase, by: Looker) => Sent, rest: Omit<Way, 'reach'>): Way => ({
  ...rest,
  async reach(c, by) {
    const { status, headers, body } = await send(key, by.persona.token, sent(c, by));
    const named = decodeURIComponent(headers.get('content-disposition') ?? '');
    return `${status} ${named} ${typeof body === 'string' ? body : JSON.stringify(body)}`;
  },
});
const byEvent = (event: string, payload: object, rest: Omit<Way, 'reach'>): Way => ({
  ...rest,
  reach: async ({ conversationId }, by) =>
    JSON.stringify(await sendRaw(by.socket, event, { conversationId, ...payload })),
});
/** What comes by itself while the firm goes on. */
const byHearing = (event: string, rest: Omit<Way, 'reach'>): Way => ({
  ...rest,
  reach: async (_c, by) =>
    by.heard
      .filter((one) => one.event === event)
      .map(({ text }) => text)
      .join('\n'),
});
const talk = (c: ConsentCase, more: Sent = {}, params: object = {}): Sent => ({
  params: { id: c.conversationId, ...params },
  ...more,
});
const of = (which: 'review' | 'accepted' | 'drawn', body?: object) => (c: ConsentCase) => ({
  params: { id: c[which]?.id ?? '' },
  ...(body ? { body } : {}),
});
const message = () => ({ clientId: `bank-${fresh()}`, text: '请补充' });

export const WAYS: Record<string, Way> = {
  'GET /offered-needs': byCall('GET /offered-needs', () => ({ query: { limit: 100 } }), { opens: ['who'] }),
  'GET /offered-needs/:id': byCall('GET /offered-needs/:id', (c) => ({ params: { id: c.need.id } }), {
    opens: NEED,
  }),
  'GET /credit-needs/:id/documents/:fileId': byCall(
    'GET /credit-needs/:id/documents/:fileId',
    (c) => ({ params: { id: c.need.id, fileId: c.documentId } }),
    { opens: ['documents'], closed: HIDDEN },
  ),
  'GET /credit-applications': byCall('GET /credit-applications', () => ({}), { opens: ['amount', 'who'] }),
  'GET /credit-applications/:id': byCall('GET /credit-applications/:id', of('review'), {
    opens: APPLICATION,
  }),
  'GET /credit-applications/:id/documents/:fileId': byCall(
    'GET /credit-applications/:id/documents/:fileId',
    (c) => ({ params: { id: c.review.id, fileId: c.givenId } }),
    { opens: ['given'], closed: HIDDEN },
  ),
  'GET /conversations': byCall('GET /conversations', () => ({}), { opens: ['people', 'talk', 'who'] }),
  'GET /conversations/:id': byCall('GET /conversations/:id', (c) => talk(c), {
    ...{ opens: ['people', 'talk', 'who'], closed: HIDDEN },
  }),
  'GET /conversations/:id/messages': byCall('GET /conversations/:id/messages', (c) => talk(c), {
    ...{ opens: ['people', 'talk', 'who'], closed: HIDDEN },
  }),
  'GET /conversations/:id/files/:fileId': byCall(
    'GET /conversations/:id/files/:fileId',
    (c) => talk(c, {}, { fileId: c.talkFileId }),
    { opens: ['talk'], closed: HIDDEN },
  ),
  'GET /messages': byCall('GET /messages', (c) => ({ query: { q: c.marks['talk']![0] } }), {
    ...{ opens: ['people', 'talk', 'who'] },
  }),
  'GET /unread': byCall('GET /unread', () => ({}), { opens: [], closed: /"messages":0/ }),
  'POST /conversations/:id/reports': byCall(
    'POST /conversations/:id/reports',
    (c) => talk(c, { body: { seq: 1, reason: 'spam' } }),
    { opens: ['people', 'talk', 'who'], closed: HIDDEN, step: true },
  ),
  'POST /conversations/:id/messages': byCall(
    'POST /conversations/:id/messages',
    (c) => talk(c, { body: message() }),
    { opens: [], open: /^201/, closed: HIDDEN },
  ),
  'POST /conversations/:id/files': byCall(
    'POST /conversations/:id/files',
    (c) => talk(c, { form: aForm('清单', '清单.txt') }),
    { opens: [], open: /^201/, closed: HIDDEN },
  ),
  'PUT /conversations/:id/read': byCall('PUT /conversations/:id/read', (c) => talk(c, { body: { seq: 0 } }), {
    ...{ opens: [], open: /^204/, closed: HIDDEN },
  }),
  'PUT /conversations/:id/mute': byCall(
    'PUT /conversations/:id/mute',
    (c) => talk(c, { body: { muted: false } }),
    { opens: [], open: /^204/, closed: HIDDEN },
  ),
  // What stays with a bank for good: nothing of the firm ever comes by it.
  'GET /audit': byCall('GET /audit', () => ({ query: { limit: 100 } }), {
    ...{ opens: [], open: /creditApplication\.offered/ },
  }),
  'GET /notifications': byCall('GET /notifications', () => ({}), {
    ...{ opens: [], open: /application\.submitted/ },
  }),
  'GET /finance/own-figures': byCall('GET /finance/own-figures', () => ({}), {
    ...{ opens: [], open: /"accepted":1/ },
  }),
  mail: { opens: [], open: /链易贷/, step: true, reach: (_c, by) => mailTo(by.persona) },

  'send conversation:join': byEvent('conversation:join', {}, { opens: ['people'], closed: /notFound/ }),
  'send message:list': byEvent(
    'message:list',
    { after: 0 },
    {
      ...{ opens: ['people', 'talk', 'who'], closed: /notFound/ },
    },
  ),
  'send message:send': byEvent('message:send', message(), {
    ...{ opens: [], open: /"ok":true/, closed: /notFound/ },
  }),
  'send message:read': byEvent(
    'message:read',
    { seq: 0 },
    {
      ...{ opens: [], open: /"ok":true/, closed: /notFound/ },
    },
  ),
  'send typing': byEvent(
    'typing',
    { typing: false },
    {
      ...{ opens: [], open: /"ok":true/, closed: /notFound/ },
    },
  ),
  'hear messages': byHearing('messages', { opens: ['people', 'talk', 'who'], closed: /^$/ }),
  'hear read': byHearing('read', { opens: ['people', 'who'], closed: /^$/ }),
  'hear typing': byHearing('typing', { opens: ['people'], closed: /^$/ }),
  'hear presence': byHearing('presence', { opens: ['people'], closed: /^$/ }),
  'hear activity': byHearing('activity', { opens: [], open: /lastSeq/, closed: /^$/ }),
  'hear changed': byHearing('changed', { opens: [], open: /creditApplication/ }),
  'hear notification': byHearing('notification', { opens: [], open: /application\.submitted/ }),

  // Steps answer with the application as it is then.
  'POST /credit-applications/:id/follow-ups': byCall(
    'POST /credit-applications/:id/follow-ups',
    of('drawn', { on: '2026-11-02', note: '按时还款' }),
    { opens: LATER, step: true },
  ),
  'POST /credit-applications/:id/assignment': byCall(
    'POST /credit-applications/:id/assignment',
    (c, by) => ({ params: { id: c.accepted.id }, body: { personId: by.persona.personId } }),
    { opens: LATER, step: true },
  ),
  'POST /credit-applications/:id/drawdown': byCall(
    'POST /credit-applications/:id/drawdown',
    of('accepted', aDrawdown()),
    { opens: LATER, step: true },
  ),
  'POST /credit-applications/:id/document-requests': byCall(
    'POST /credit-applications/:id/document-requests',
    of('review', wanted),
    { opens: APPLICATION, step: true },
  ),
  'POST /credit-applications/:id/review': byCall(
    'POST /credit-applications/:id/review',
    of('review', { note: '' }),
    { opens: APPLICATION, step: true },
  ),
  'POST /credit-applications/:id/offer': byCall(
    'POST /credit-applications/:id/offer',
    of('review', offerContent()),
    { opens: APPLICATION, step: true },
  ),
  // One that is declined is closed to its bank but for the name, as long as that is let known.
  'POST /credit-applications/:id/decline': byCall(
    'POST /credit-applications/:id/decline',
    of('review', { cause: 'figures', reason: '请补充上年度审计报告后再申请' }),
    { opens: ['who'], step: true },
  ),
};

/** What a bank may call or hear that carries nothing a firm's consent opens, because … */
export const NOTHING_TAGS: Record<string, string> = {
  identity: 'one’s own account',
  organisations: 'one’s own organisation and its people',
  administration: 'setting the platform up, once',
  taxonomy: 'words and codes, the same for all',
  firms: 'what firms publish to all who are signed in, whether they need credit or not',
  creditProducts: 'the bank’s own products and quotas, and what firms publish',
  wishes:
    'who comes to an event, which all who come are told; of a need that one brings its id alone, to a bank that may know ' +
    'its name: test/integration/wishes/wishes.test.ts',
  timetables: 'who meets whom at an event, as its organiser tells those who come',
  events:
    'an event’s own words, and what organisations registered with; of the needs they bring nothing, not even that there ' +
    'is one: test/integration/events/registrations.test.ts',
  eventDay:
    'who is where on the day of an event, by name as the timetable told them; of needs nothing: a bank’s tap moves an ' +
    'application at most that the firm made, test/integration/eventDay/outcomes.test.ts',
  eventReport:
    'numbers of many and one’s own meetings; a sum of loans only of five firms at least, as everywhere: ' +
    'test/integration/eventReport',
  bills: 'a piece comes to a bank by its holder’s offer, and stays by contract; test/integration/bills',
};
export const NOTHING: Record<string, string> = {
  'POST /notifications/reading': 'a count',
  'GET /notification-settings': 'one’s own settings',
  'PUT /notification-settings': 'one’s own settings',
  'send auth:renew': 'one’s own session',
  'send conversation:leave': 'leaving tells nothing',
  'send event:follow': 'what an event’s board shows to the whole hall',
  'send event:unfollow': 'leaving tells nothing',
  'hear board': 'what an event’s board shows to the whole hall',
  'hear desk': 'who came to an event, for its desk',
  'hear ready': 'who one is',
  'hear ended': 'that one’s session ended',
};

/** What each scope opens; `any` is what comes with whichever. */
export const SCOPES: Record<string, readonly string[]> = {
  any: ['amount', 'given'],
  identity: ['who', 'people', 'talk'],
  contact: ['contact'],
  profile: [],
  figures: ['figures'],
  receivables: ['receivables'],
  introductions: ['introductions'],
  documents: ['documents'],
};
