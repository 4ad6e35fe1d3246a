import { Organisation } from '../../../server/features/organisations/index.ts';
import { firmProfileInput } from '../../../shared/schemas/firm.ts';
import type { ImportInfo } from '../../../shared/schemas/import.ts';
import type { IntroductionDetail } from '../../../shared/schemas/introduction.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import type { EventDetail } from '../../../shared/schemas/event.ts';
import type { OwnRegistration } from '../../../shared/schemas/eventRegistration.ts';
import { testApp } from '../../support/app.ts';
import { aBill, aConfirmedReceivable, pieceOf, takeBill } from '../../support/bills.ts';
import { call } from '../../support/client.ts';
import { eventContent } from '../../support/events.ts';
import { aMember, anOrganisation, aPerson, fresh, type Persona } from '../../support/factories.ts';
import { indexNow } from '../../support/indexing.ts';
import { aConfirmed, act, upload } from '../../support/receivables.ts';
import { anOpenDemand, take } from '../../support/introductions.ts';
import { aProduct, aPublished, quotaContent } from '../../support/samples/credit.ts';
import { aNeed, anOpenNeed, consentTo } from '../../support/samples/creditNeeds.ts';
import { anOpenProduct, apply, offerContent, step } from '../../support/samples/creditApplications.ts';
import { aForm, must } from '../../support/samples/world.ts';
import { aLiveEvent } from './liveEvent.ts';
import { aPastEvent } from './pastEvent.ts';
import { eventsWithTimetables } from './halls.ts';
import { named } from './named.ts';

/** People with much to see and people with nothing yet; whatever they wrote is in English. */
export interface World {
  anchor: Persona;
  sme: Persona;
  admin: Persona;
  /** Of a firm that has only just registered. */
  newcomer: Persona;
  /** Verified, with nothing done yet. */
  quiet: Persona;
  /** Signed in, of no organisation. */
  loner: Persona;
  firmId: string;
  unclaimedId: string;
  demandId: string;
  introductionId: string;
  conversationId: string;
  importId: string;
  bank: Persona;
  creditProductId: string;
  creditNeedId: string;
  applicationId: string;
  billId: string;
  receivableId: string;
  confirmedId: string;
  organiser: Persona;
  /** Over, with meetings and what came of them. */
  pastEventId: string;
  eventId: string;
  eventCode: string;
  /** Of the small firm, which has a place. */
  registrationId: string;
  /** It runs now; and one with a vote on its board. */
  liveId: string;
  boardAt: string;
  voteBoardAt: string;
  /** Its timetable is preliminary, wishes are open. */
  scheduledId: string;
  publishedId: string;
}

const profile = firmProfileInput.parse({
  introduction: 'Die castings in aluminium for car makers, from tool to machined part, since 2009.',
  foundedOn: '2009-03-01',
  staff: 260,
  revenueFen: 12_000_000_000,
  region: '440112',
  address: '12 Kexue Avenue',
  website: 'https://example.com',
  industries: ['33', '36'],
  chainPositions: [{ chain: 'nev', segment: 'nev.materials' }],
  capabilities: [
    {
      name: 'Die casting of housings ADC12',
      kind: 'process',
      description: 'Up to 2,500 t clamping force, vacuum assisted, machined and leak tested.',
      materials: ['ADC12', 'AlSi10Mg'],
      equipment: ['2500T cold chamber', '5-axis centre'],
      monthlyCapacity: { amount: 30_000, unit: 'piece' },
      minimumOrder: { amount: 500, unit: 'piece' },
      leadTimeDays: 35,
    },
    { name: 'Fixture design', kind: 'service' },
  ],
  certificates: [
    { code: 'IATF16949', number: 'T-1234', validUntil: '2098-05-31' },
    { code: 'ISO14001', validUntil: '2020-01-31' },
  ],
  tier: { code: 'srdi', validUntil: '2098-12-31' },
  seeks: 'Makers of motors and reducers.',
});

/** What a bank writes of its products. */
const inEnglish = {
  summary: 'Loans for firms of the chain',
  fees: [{ name: 'Service fee', when: 'drawdown', bp: 20 }],
  documents: [{ name: 'Statements of two years', note: '' }],
  contact: { name: 'Bea Bank', phone: '020-81234567' },
};

async function member(name: string, wish: Parameters<typeof aMember>[0]): Promise<Persona> {
  const persona = await named(await aMember({ ...wish, name: `${wish!.name ?? name} ${fresh()} Ltd` }), name);
  const contact = { name, phone: '020-12345678', email: persona.email };
  await Organisation.updateOne({ _id: persona.organisationId }, { $set: { contact } });
  return persona;
}

/** Makes it, the way people would where that matters. */
export async function makeWorld(): Promise<World> {
  const { app } = await testApp();
  const [anchor, sme, admin, newcomer, quiet, bank, organiser, loner] = await Promise.all([
    member('Ann Anchor', { kind: 'anchor', name: 'Pearl Motors', profile: { region: '440115' } }),
    member('Sam Small', { kind: 'sme', name: 'Huangpu Castings', profile }),
    member('Ada Admin', { kind: 'admin', name: 'Platform' }),
    member('Nora New', { kind: 'sme', status: 'draft', name: 'Newly Founded' }),
    member('Quinn Quiet', { kind: 'sme', name: 'Quiet Works' }),
    member('Bea Bank', { kind: 'bank', name: 'Delta Bank' }),
    member('Olga Organiser', { kind: 'organiser', name: 'Chain Sessions' }),
    aPerson().then((persona) => named(persona, 'Lou Lone')),
  ]);
  const unclaimedId = await anOrganisation({
    status: 'unclaimed',
    creditCode: null,
    name: `Unclaimed ${fresh()} Ltd`,
  });
  await Promise.all(
    [1, 2, 3].map((n) =>
      anOrganisation({ kind: 'sme', status: 'submitted', name: `Waiting ${n} ${fresh()} Ltd` }),
    ),
  );
  await indexNow([sme.organisationId, unclaimedId]);
  const content = {
    title: 'Housings for e-axles',
    specification: 'Die cast housings, ADC12, machined, leak tested',
    materials: ['ADC12'],
    monthlyQuantity: { amount: 20_000, unit: 'piece' },
    budgetFen: { min: null, max: 500_000_000 },
    deliverBy: '2098-06-30',
    requiredCertificates: ['IATF16949'],
    regions: ['440100'],
  };
  const ask = async (demandId: string) =>
    (
      await call<IntroductionDetail>('POST /introductions', {
        token: sme.token,
        body: { demandId, message: 'We cast such housings every day.' },
      })
    ).body;
  const demand = await anOpenDemand(anchor, content);
  const { body: introduction } = await take(anchor, (await ask(demand.id)).id, 'acceptance');
  const conversationId = introduction.conversationId!;
  for (const [by, text] of [
    [anchor, 'Could you send a sample by the end of the month?'],
    [sme, 'Yes: 20 pieces, by the 28th.'],
  ] as const)
    await call(`POST /conversations/${conversationId}/messages`, {
      token: by.token,
      body: { clientId: crypto.randomUUID(), text },
    });
  const second = await anOpenDemand(anchor, { ...content, title: 'Brackets for batteries' });
  await ask(second.id);
  const importId = await anImport(anchor);
  // Written in English, as all of this world.
  const product = await aPublished(bank, {
    ...inEnglish,
    name: 'Receivables of motor makers',
    summary: 'On receivables an anchor has confirmed, repaid as they are.',
    fees: [{ name: 'Handling', when: 'drawdown', bp: 20 }],
    documents: [{ name: 'Statements of two years', note: 'sealed' }],
    contact: { name: 'Bea Bank', phone: '020-81234567' },
  });
  await aProduct(bank, {
    ...inEnglish,
    name: 'A draft',
    rule: null,
  });
  const quota = { name: 'Motor chain', scope: { chain: 'nev' }, totalFen: 10_000_000_000 };
  await must('POST /quotas', bank, { body: quotaContent([product.id], quota) });
  const billId = await aBillOnItsWay(anchor, sme, bank);
  const owing = { supplier: sme, anchor };
  const confirmedId = (await aConfirmed(owing, { contractNo: 'PM-2026-107', amountFen: 86_400_000 })).id;
  await upload(owing, { contractNo: 'PM-2026-118', amountFen: 132_750_050 });
  const { body: waiting } = await upload(owing, {
    ...{ contractNo: 'PM-2026-121', invoiceCode: '044002600111', invoiceNumber: '12345678' },
  });
  const { body: disputed } = await upload(owing, { contractNo: 'PM-2026-099' });
  await act(anchor, disputed.id, 'dispute', {
    reason: 'Two crates of the second lot are still in inspection.',
  });
  const creditNeedId = await aNeedWithConsent(sme, bank);
  const applicationId = await anApplicationWithOffer(sme, bank);
  const event = await anEventWithGuests(organiser, anchor, sme);
  const pastEventId = await aPastEvent(organiser, anchor, sme);
  const live = await aLiveEvent({ organiser, anchor, sme, quiet, bank });
  const halls = await eventsWithTimetables(organiser, anchor, sme);
  await app.relay.drained();
  return {
    ...event,
    ...halls,
    ...live,
    pastEventId,
    organiser,
    anchor,
    sme,
    admin,
    newcomer,
    quiet,
    loner,
    firmId: sme.organisationId,
    unclaimedId,
    demandId: demand.id,
    introductionId: introduction.id,
    conversationId,
    importId,
    bank,
    creditProductId: product.id,
    creditNeedId,
    applicationId,
    billId,
    receivableId: waiting.id,
    confirmedId,
  };
}

/** An open need with figures, which a bank may see; and a draft. */
async function aNeedWithConsent(sme: Persona, bank: Persona): Promise<string> {
  const figures = {
    year: 2025,
    revenueFen: 12_000_000_000,
    profitFen: null,
    taxPaidFen: null,
    taxGrade: 'B',
  };
  const wish = { purposeNote: 'Aluminium for two months', highestAnnualBp: 600, figures };
  const { id } = await anOpenNeed(sme, { ...wish, kinds: [] });
  await aNeed(sme, { purpose: 'equipment', purposeNote: 'Another press' });
  await consentTo(sme, id, bank.organisationId);
  return id;
}

/** An application that was asked for a document, got it, and has an offer; one more only just sent. */
async function anApplicationWithOffer(sme: Persona, bank: Persona): Promise<string> {
  const [need, ...productIds] = await Promise.all([
    anOpenNeed(sme, { purposeNote: 'Tools for the new housing' }),
    anOpenProduct(bank, { ...inEnglish, name: 'Castings loan' }),
    anOpenProduct(bank, { ...inEnglish, name: 'Working capital loan' }),
  ]);
  const made = await apply(sme, need.id, productIds);
  const { id } = made.find(({ product }) => product.id === productIds[0])!;
  const documents = [
    { name: 'Bank statements of six months', note: 'all accounts' },
    { name: 'The contract', note: '' },
  ];
  await step(bank, id, 'assignment', { personId: bank.personId });
  await step(bank, id, 'document-requests', { documents });
  await must('POST /credit-applications/:id/documents', sme, {
    params: { id },
    form: aForm('statements', 'statements.txt', { n: '0' }),
  });
  await step(bank, id, 'review', {});
  await step(bank, id, 'offer', offerContent({ conditions: 'An account with us for the sales' }));
  return id;
}

/** An event open for registration, with people of two firms; and one that is being prepared. */
async function anEventWithGuests(organiser: Persona, anchor: Persona, sme: Persona) {
  const content = eventContent({
    title: 'Castings meet car makers',
    place: 'Hall 3, Guangzhou Expo Centre',
    summary: 'A morning of meetings between buyers of motors and those who cast for them.',
    chains: ['nev'],
    tables: ['A', 'B'].flatMap((zone) => [1, 2, 3, 4].map((n) => ({ name: `${zone}0${n}`, zone }))),
    quotas: { anchor: 20 },
    questions: [
      { id: 'lunch', kind: 'choice', text: 'Lunch', required: true, options: ['Meat', 'Vegetarian'] },
      { id: 'parking', kind: 'yes', text: 'We need a parking place', required: false, options: [] },
    ],
  });
  const { date } = content.days[0]!;
  content.agenda = [
    { date, from: '08:45', to: '09:00', kind: 'speech', title: 'Welcome', speaker: 'Olga Organiser' },
    { date, from: '09:00', to: '12:15', kind: 'meetings', title: 'Meetings', speaker: '' },
  ];
  const make = (more: object = {}) =>
    must<EventDetail>('POST /events', organiser, { body: { ...content, ...more } });
  await make({ title: 'Banks meet the motor chain', kind: 'finance' });
  const { id, code } = await make();
  await must('POST /events/:id/step', organiser, { params: { id }, body: { to: 'registration' } });
  const join = (persona: Persona, unavailable: number[]) =>
    must<OwnRegistration>('POST /public-events/:code/registration', persona, {
      params: { code },
      body: {
        people: [
          { name: persona.name, title: 'Sales', phone: '020-12345678', email: persona.email, unavailable },
        ],
        brings: { capabilities: true },
        answers: [{ questionId: 'lunch', values: ['Meat'] }],
      },
    });
  await join(anchor, []);
  const { id: registrationId } = await join(sme, [0, 1]);
  await must('POST /events/:id/registrations/decisions', organiser, {
    params: { id },
    body: { ids: [registrationId], decision: 'approve' },
  });
  return { eventId: id, eventCode: code, registrationId };
}

async function anImport(by: Persona): Promise<string> {
  const form = new FormData();
  form.append('kind', 'demands');
  const sheet = ['Title,Kind,Specification', 'Shafts,product,42CrMo', ',product,nothing named'].join('\n');
  form.append('file', new Blob([sheet]), `demands-${makeCreditCode(fresh()).slice(-6)}.csv`);
  return (await call<ImportInfo>('POST /imports', { token: by.token, form })).body.id;
}

/** A bill of which the supplier offered a part to a bank, that named its rate; and a receivable to issue another on. */
async function aBillOnItsWay(anchor: Persona, sme: Persona, bank: Persona): Promise<string> {
  await aConfirmedReceivable(anchor, sme, { amountFen: 48_000_000, days: 60 });
  const { id, issuedOn } = await aBill(anchor, sme, { amountFen: 126_500_050 });
  const root = await pieceOf(sme, id);
  const { pieces } = await takeBill(sme, id, `pieces/${root}/split`, { amountFen: 50_000_000 });
  const part = pieces.find(({ amountFen }) => amountFen === 50_000_000)!;
  await takeBill(sme, id, `pieces/${part.id}/discount`, { toId: bank.organisationId, note: 'For wages' });
  await takeBill(bank, id, `pieces/${part.id}/quote`, { annualBp: 185, validUntil: issuedOn });
  return id;
}
