import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { routes } from '../../client/src/app/routes.ts';
import type { Locale } from '../../shared/locale.ts';
import { fitsPhone, isAccessible, keepsStill, readsWell, worksByKeyboard } from './support/goodPage.ts';
import { settle, usingBrowser, type Visit } from './support/visit.ts';
import { makeWorld, type World } from './support/world.ts';

type Who = 'anchor' | 'sme' | 'admin' | 'organiser' | 'newcomer' | 'quiet' | 'bank' | 'loner' | 'nobody';

/** One page in one state: who looks, at which address, and what may fail because it is what is shown. */
interface Look {
  as: Who;
  at: (world: World) => string;
  allow?: RegExp;
}
const look = (as: Who, at: string | ((world: World) => string), allow?: RegExp): Look => ({
  as,
  at: typeof at === 'string' ? () => at : at,
  ...(allow ? { allow } : {}),
});
const TOKEN = 'A'.repeat(43);
const LOCALES = ['zh-CN', 'en'] as const satisfies Locale[];

/** Every route of the page, with each state worth looking at: full, empty, of another role, refused. */
const LOOKS: Record<string, Look[]> = {
  landing: [look('nobody', '/')],
  signIn: [look('nobody', '/sign-in')],
  register: [look('nobody', '/register')],
  forgot: [look('nobody', '/forgot-password')],
  reset: [look('nobody', `/reset-password#${TOKEN}`)],
  confirm: [look('nobody', `/confirm-email#${TOKEN}`, /^4\d\d POST \/api\/v1\/email-confirmations/)],
  setup: [look('nobody', `/setup#${TOKEN}`)],
  devMail: [look('nobody', '/dev/mail', /^404 GET \/api\/v1\/dev\/mail/)],
  notFound: [look('nobody', '/no/such/page'), look('anchor', '/no/such/page')],
  join: [look('loner', `/join#${TOKEN}`)],
  start: [look('loner', '/start')],
  settings: [look('anchor', '/settings')],
  home: [
    look('anchor', '/home'),
    look('sme', '/home'),
    look('newcomer', '/home'),
    look('admin', '/home'),
    look('bank', '/home'),
  ],
  organisation: [look('anchor', '/organisation'), look('newcomer', '/organisation')],
  profile: [look('sme', '/profile'), look('newcomer', '/profile')],
  firms: [look('anchor', '/firms'), look('anchor', '/firms?q=zzqqxx')],
  firm: [
    look('anchor', ({ firmId }) => `/firms/${firmId}`),
    look('newcomer', ({ unclaimedId }) => `/firms/${unclaimedId}`),
    look('anchor', `/firms/${'0'.repeat(24)}`, /^404 GET \/api\/v1\/firms/),
  ],
  demands: [look('anchor', '/demands'), look('quiet', '/demands')],
  newDemand: [look('anchor', '/demands/new')],
  demand: [
    look('anchor', ({ demandId }) => `/demands/${demandId}`),
    look('sme', ({ demandId }) => `/demands/${demandId}`),
  ],
  editDemand: [look('anchor', ({ demandId }) => `/demands/${demandId}/edit`)],
  compare: [look('anchor', ({ demandId, firmId }) => `/demands/${demandId}/compare?firm=${firmId}`)],
  matches: [look('sme', '/matches'), look('newcomer', '/matches')],
  introductions: [look('anchor', '/introductions'), look('quiet', '/introductions')],
  introduction: [
    look('anchor', ({ introductionId }) => `/introductions/${introductionId}`),
    look('sme', ({ introductionId }) => `/introductions/${introductionId}`),
  ],
  creditProducts: [look('bank', '/finance/products'), look('sme', '/finance/products')],
  newCreditProduct: [look('bank', '/finance/products/new'), look('sme', '/finance/products/new')],
  creditProduct: [
    look('bank', ({ creditProductId }) => `/finance/products/${creditProductId}`),
    look('sme', ({ creditProductId }) => `/finance/products/${creditProductId}`),
  ],
  editCreditProduct: [look('bank', ({ creditProductId }) => `/finance/products/${creditProductId}/edit`)],
  lpr: [look('admin', '/finance/lpr'), look('bank', '/finance/lpr')],
  quotas: [look('bank', '/finance/quotas'), look('sme', '/finance/quotas')],
  creditNeeds: [
    look('sme', '/finance/needs'),
    look('quiet', '/finance/needs'),
    look('bank', '/finance/needs'),
  ],
  newCreditNeed: [look('sme', '/finance/needs/new')],
  creditNeed: [
    look('sme', ({ creditNeedId }) => `/finance/needs/${creditNeedId}`),
    look('quiet', ({ creditNeedId }) => `/finance/needs/${creditNeedId}`, /^404 GET \/api\/v1\/credit-needs/),
  ],
  editCreditNeed: [look('sme', ({ creditNeedId }) => `/finance/needs/${creditNeedId}/edit`)],
  compareCredit: [
    look(
      'sme',
      ({ creditNeedId, creditProductId }) =>
        `/finance/needs/${creditNeedId}/compare?product=${creditProductId}`,
    ),
  ],
  creditApplications: [look('sme', '/finance/applications'), look('bank', '/finance/applications')],
  creditApplication: [
    look('sme', ({ applicationId }) => `/finance/applications/${applicationId}`),
    look('bank', ({ applicationId }) => `/finance/applications/${applicationId}`),
    look('bank', `/finance/applications/${'0'.repeat(24)}`, /^404 GET \/api\/v1\/credit-applications/),
  ],
  creditFigures: ['admin', 'bank', 'sme', 'anchor'].map((as) => look(as as Who, '/finance/figures')),
  offeredNeeds: [look('bank', '/finance/offered'), look('sme', '/finance/offered')],
  offeredNeed: [
    look('bank', ({ creditNeedId }) => `/finance/offered/${creditNeedId}`),
    look('bank', `/finance/offered/${'0'.repeat(24)}`, /^404 GET \/api\/v1\/offered-needs/),
  ],
  inbox: [look('anchor', '/inbox'), look('quiet', '/inbox')],
  conversation: [look('sme', ({ conversationId }) => `/inbox/${conversationId}`)],
  notifications: [look('anchor', '/notifications'), look('newcomer', '/notifications')],
  imports: [
    look('anchor', '/imports'),
    look('sme', '/imports?kind=receivables'),
    look('newcomer', '/imports'),
  ],
  import: [look('anchor', ({ importId }) => `/imports/${importId}`)],
  receivables: [
    look('anchor', '/receivables'),
    look('sme', '/receivables'),
    look('quiet', '/receivables'),
    look('anchor', '/receivables?state=withdrawn'),
  ],
  newReceivable: [look('sme', '/receivables/new'), look('anchor', '/receivables/new')],
  receivable: [
    look('anchor', ({ receivableId }) => `/receivables/${receivableId}`),
    look('sme', ({ confirmedId }) => `/receivables/${confirmedId}`),
    look('quiet', ({ receivableId }) => `/receivables/${receivableId}`, /^404 GET \/api\/v1\/receivables/),
  ],
  bills: [
    look('anchor', '/bills'),
    look('sme', '/bills'),
    look('bank', '/bills?side=offered'),
    look('quiet', '/bills'),
  ],
  newBill: [look('anchor', '/bills/new'), look('quiet', '/bills/new')],
  bill: [
    look('anchor', ({ billId }) => `/bills/${billId}`),
    look('sme', ({ billId }) => `/bills/${billId}`),
    look('bank', ({ billId }) => `/bills/${billId}`),
    look('quiet', ({ billId }) => `/bills/${billId}`, /^404 GET \/api\/v1\/bills/),
  ],
  calculator: [look('sme', '/calculator?fee=drawdown.percent.0.5'), look('bank', '/calculator?amount=0')],
  events: [look('organiser', '/events'), look('sme', '/events')],
  newEvent: [look('organiser', '/events/new')],
  event: [look('organiser', ({ eventId }) => `/events/${eventId}`)],
  editEvent: [look('organiser', ({ eventId }) => `/events/${eventId}/edit`)],
  eventDesk: [look('organiser', ({ eventId }) => `/events/${eventId}/registrations`)],
  eventInvitations: [look('organiser', ({ eventId }) => `/events/${eventId}/invitations`)],
  eventReport: [look('organiser', ({ pastEventId }) => `/events/${pastEventId}/report`)],
  eventPrints: ['badges', 'tables', 'timetables'].map((what) =>
    look('organiser', ({ pastEventId }) => `/events/${pastEventId}/prints?what=${what}`),
  ),
  eventFeedback: ['sme', 'anchor'].map((as) =>
    look(as as Who, ({ pastEventId }) => `/events/${pastEventId}/feedback`),
  ),
  wishes: [
    look('sme', ({ scheduledId }) => `/events/${scheduledId}/wishes`),
    look('quiet', ({ scheduledId }) => `/events/${scheduledId}/wishes`, /^404 GET \/api\/v1\/events/),
  ],
  timetable: [
    look('organiser', ({ scheduledId }) => `/events/${scheduledId}/timetable`),
    look('organiser', ({ scheduledId }) => `/events/${scheduledId}/timetable?view=byPerson`),
    look('organiser', ({ eventId }) => `/events/${eventId}/timetable`),
  ],
  ownTimetable: [
    look('sme', ({ publishedId }) => `/events/${publishedId}/my-timetable`),
    look('sme', ({ scheduledId }) => `/events/${scheduledId}/my-timetable`),
  ],
  checkIn: [look('organiser', ({ liveId }) => `/events/${liveId}/check-in`)],
  eventLive: [look('organiser', ({ liveId }) => `/events/${liveId}/live`)],
  ownDay: ['anchor', 'sme', 'quiet'].map((as) => look(as as Who, ({ liveId }) => `/events/${liveId}/my-day`)),
  board: [look('nobody', ({ boardAt }) => boardAt), look('nobody', ({ voteBoardAt }) => voteBoardAt)],
  poster: [look('organiser', ({ eventId }) => `/events/${eventId}/poster`)],
  publicEvent: [look('nobody', ({ eventCode }) => `/e/${eventCode}`)],
  joinEvent: [look('quiet', ({ eventCode }) => `/e/${eventCode}/join`)],
  ownRegistration: [look('sme', ({ registrationId }) => `/event-registrations/${registrationId}`)],
  editRegistration: [look('sme', ({ registrationId }) => `/event-registrations/${registrationId}/edit`)],
  queue: [look('admin', '/admin/queue')],
  reports: [look('admin', '/admin/reports')],
  chains: [look('admin', '/admin/chains')],
  audit: [look('admin', '/audit')],
};
/** PAGES=firms,firm looks at these only, while one works on them. */
const asked = process.env['PAGES']?.split(',');
/** PAGES_PART=2/3: every third of them, from the second on; several processes share the pages so. */
const [part, parts] = (process.env['PAGES_PART'] ?? '1/1').split('/').map(Number) as [number, number];

async function turnTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
}
/** By the page's own switch, without a reload; what the server words is read anew. */
async function turnLanguage(page: Page, locale: Locale): Promise<void> {
  const now = await page.evaluate(() => document.documentElement.lang);
  if (now === locale) return;
  await page.getByRole('button', { name: locale === 'en' ? 'English' : '中文', exact: true }).click();
  await page.waitForFunction((to) => document.documentElement.lang === to, locale);
  await page.waitForLoadState('networkidle');
  await settle(page);
}

describe('every page', () => {
  const open = usingBrowser();
  let world: World;
  const windows = new Map<Who, Promise<Visit>>();
  /** One window each, kept. */
  const windowOf = (who: Who): Promise<Visit> => {
    if (!windows.has(who)) windows.set(who, open(who === 'nobody' ? null : world[who], { keep: true }));
    return windows.get(who)!;
  };
  before(async function () {
    this.timeout(120_000);
    world = await makeWorld();
  });

  it('is among those looked at here', () => {
    expect(Object.keys(LOOKS).sort()).to.deep.equal(routes.map(({ name }) => String(name)).sort());
  });

  for (const [nth, [name, looks]] of Object.entries(LOOKS).entries()) {
    if (asked ? !asked.includes(name) : nth % parts !== part - 1) continue;
    for (const [i, { as, at, allow }] of looks.entries()) {
      // Each page in both languages; its further states in one of them, in turn.
      const locales = i === 0 ? LOCALES : [LOCALES[i % 2]!];
      it(`${name} as ${as} ${i + 1}: accessible, in ${locales.join(' and ')}, light and dark, at a desk and on a phone`, async () => {
        const visit = await windowOf(as);
        const { page } = visit;
        if (allow) visit.allow(allow);
        await page.setViewportSize({ width: 1440, height: 900 });
        await visit.go(at(world));
        await turnTheme(page, 'light');
        for (const [turn, locale] of locales.entries()) {
          const where = `${name} as ${as}, ${locale}`;
          await turnLanguage(page, locale);
          // What was refused was refused in the former language.
          if (allow)
            await visit
              .go(at(world))
              .then(() => page.reload())
              .then(() => settle(page));
          await readsWell(page, locale, where);
          await visit.picture(`${name}-${as}-${i}-${locale}-light-1440`);
          // All rules on a wide light page and on a narrow dark one; colours in both themes.
          await isAccessible(page, `${where}, light`, turn === 0 ? undefined : 'color-contrast');
          await turnTheme(page, 'dark');
          if (turn === 0) {
            await visit.picture(`${name}-${as}-${i}-${locale}-dark-1440`);
            await isAccessible(page, `${where}, dark`, 'color-contrast');
          }
          await page.setViewportSize({ width: 390, height: 844 });
          await fitsPhone(page, where);
          await visit.picture(`${name}-${as}-${i}-${locale}-dark-390`);
          if (turn === locales.length - 1) await isAccessible(page, `${where}, dark, phone`);
          await turnTheme(page, 'light');
          await page.setViewportSize({ width: 1440, height: 900 });
        }
        await keepsStill(page, name);
        await worksByKeyboard(page, name);
        await turnLanguage(page, 'zh-CN');
      });
    }
  }
});
