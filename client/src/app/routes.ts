import type { RouteRecordRaw } from 'vue-router';

/** `open`: anyone; else signed in, and unless `person` acting for an organisation. `title` is a key of the common texts. */
declare module 'vue-router' {
  interface RouteMeta {
    open?: true;
    person?: true;
    title?: string;
    /** Shown without the frame: a screen in a hall. */
    bare?: boolean;
  }
}

/** Every page there is. Only lazy imports stand here, so that the tests can read the table without a browser. */
export const routes: (RouteRecordRaw & { name: string })[] = [
  {
    path: '/',
    name: 'landing',
    meta: { open: true },
    component: () => import('../features/landing/LandingPage.vue'),
  },
  {
    path: '/sign-in',
    name: 'signIn',
    meta: { open: true, title: 'nav.signIn' },
    component: () => import('../features/identity/SignInPage.vue'),
  },
  {
    path: '/register',
    name: 'register',
    meta: { open: true, title: 'nav.register' },
    component: () => import('../features/identity/RegisterPage.vue'),
  },
  {
    path: '/forgot-password',
    name: 'forgot',
    meta: { open: true },
    component: () => import('../features/identity/ForgotPasswordPage.vue'),
  },
  {
    path: '/reset-password',
    name: 'reset',
    meta: { open: true },
    component: () => import('../features/identity/ResetPasswordPage.vue'),
  },
  {
    path: '/confirm-email',
    name: 'confirm',
    meta: { open: true },
    component: () => import('../features/identity/ConfirmEmailPage.vue'),
  },
  {
    path: '/setup',
    name: 'setup',
    meta: { open: true },
    component: () => import('../features/identity/SetupPage.vue'),
  },
  {
    path: '/dev/mail',
    name: 'devMail',
    meta: { open: true },
    component: () => import('../features/identity/DevMailPage.vue'),
  },
  {
    path: '/join',
    name: 'join',
    meta: { person: true },
    component: () => import('../features/organisation/JoinPage.vue'),
  },
  {
    path: '/start',
    name: 'start',
    meta: { person: true },
    component: () => import('../features/organisation/StartPage.vue'),
  },
  {
    path: '/settings',
    name: 'settings',
    meta: { person: true, title: 'nav.settings' },
    component: () => import('../features/settings/SettingsPage.vue'),
  },
  {
    path: '/home',
    name: 'home',
    meta: { title: 'nav.home' },
    component: () => import('../features/home/HomePage.vue'),
  },
  {
    path: '/organisation',
    name: 'organisation',
    meta: { title: 'nav.organisation' },
    component: () => import('../features/organisation/OrganisationPage.vue'),
  },
  {
    path: '/profile',
    name: 'profile',
    meta: { title: 'nav.profile' },
    component: () => import('../features/firms/ProfilePage.vue'),
  },
  {
    path: '/firms',
    name: 'firms',
    meta: { title: 'nav.firms' },
    component: () => import('../features/firms/FirmsPage.vue'),
  },
  { path: '/firms/:id', name: 'firm', component: () => import('../features/firms/FirmPage.vue') },
  {
    path: '/demands',
    name: 'demands',
    meta: { title: 'nav.demands' },
    component: () => import('../features/demands/DemandsPage.vue'),
  },
  {
    path: '/demands/new',
    name: 'newDemand',
    component: () => import('../features/demands/DemandFormPage.vue'),
  },
  { path: '/demands/:id', name: 'demand', component: () => import('../features/demands/DemandPage.vue') },
  {
    path: '/demands/:id/edit',
    name: 'editDemand',
    component: () => import('../features/demands/DemandFormPage.vue'),
  },
  {
    path: '/demands/:id/compare',
    name: 'compare',
    component: () => import('../features/matching/ComparePage.vue'),
  },
  {
    path: '/matches',
    name: 'matches',
    meta: { title: 'nav.matches' },
    component: () => import('../features/matching/MatchesPage.vue'),
  },
  {
    path: '/introductions',
    name: 'introductions',
    meta: { title: 'nav.introductions' },
    component: () => import('../features/introductions/BoardPage.vue'),
  },
  {
    path: '/introductions/:id',
    name: 'introduction',
    component: () => import('../features/introductions/IntroductionPage.vue'),
  },
  {
    path: '/finance/products',
    name: 'creditProducts',
    meta: { title: 'nav.creditProducts' },
    component: () => import('../features/creditProducts/ProductsPage.vue'),
  },
  {
    path: '/finance/products/new',
    name: 'newCreditProduct',
    component: () => import('../features/creditProducts/ProductFormPage.vue'),
  },
  {
    path: '/finance/products/:id',
    name: 'creditProduct',
    component: () => import('../features/creditProducts/ProductPage.vue'),
  },
  {
    path: '/finance/products/:id/edit',
    name: 'editCreditProduct',
    component: () => import('../features/creditProducts/ProductFormPage.vue'),
  },
  {
    path: '/finance/quotas',
    name: 'quotas',
    meta: { title: 'nav.quotas' },
    component: () => import('../features/creditProducts/QuotasPage.vue'),
  },
  {
    path: '/finance/lpr',
    name: 'lpr',
    meta: { title: 'nav.lpr' },
    component: () => import('../features/creditProducts/LprPage.vue'),
  },
  {
    path: '/finance/needs',
    name: 'creditNeeds',
    meta: { title: 'nav.creditNeeds' },
    component: () => import('../features/creditNeeds/NeedsPage.vue'),
  },
  {
    path: '/finance/needs/new',
    name: 'newCreditNeed',
    component: () => import('../features/creditNeeds/NeedFormPage.vue'),
  },
  {
    path: '/finance/needs/:id',
    name: 'creditNeed',
    component: () => import('../features/creditNeeds/NeedPage.vue'),
  },
  {
    path: '/finance/needs/:id/edit',
    name: 'editCreditNeed',
    component: () => import('../features/creditNeeds/NeedFormPage.vue'),
  },
  {
    path: '/finance/needs/:id/compare',
    name: 'compareCredit',
    component: () => import('../features/creditNeeds/ComparePage.vue'),
  },
  {
    path: '/finance/applications',
    name: 'creditApplications',
    meta: { title: 'nav.creditApplications' },
    component: () => import('../features/creditApplications/ApplicationsPage.vue'),
  },
  {
    path: '/finance/applications/:id',
    name: 'creditApplication',
    component: () => import('../features/creditApplications/ApplicationPage.vue'),
  },
  {
    path: '/finance/figures',
    name: 'creditFigures',
    meta: { title: 'nav.creditFigures' },
    component: () => import('../features/creditFigures/FiguresPage.vue'),
  },
  {
    path: '/finance/offered',
    name: 'offeredNeeds',
    meta: { title: 'nav.offeredNeeds' },
    component: () => import('../features/creditNeeds/OfferedPage.vue'),
  },
  {
    path: '/finance/offered/:id',
    name: 'offeredNeed',
    component: () => import('../features/creditNeeds/OfferedNeedPage.vue'),
  },
  {
    path: '/inbox',
    name: 'inbox',
    meta: { title: 'nav.inbox' },
    component: () => import('../features/conversations/InboxPage.vue'),
  },
  {
    path: '/inbox/:id',
    name: 'conversation',
    component: () => import('../features/conversations/InboxPage.vue'),
  },
  {
    path: '/receivables',
    name: 'receivables',
    meta: { title: 'nav.receivables' },
    component: () => import('../features/receivables/ReceivablesPage.vue'),
  },
  {
    path: '/receivables/new',
    name: 'newReceivable',
    component: () => import('../features/receivables/NewReceivablePage.vue'),
  },
  {
    path: '/receivables/:id',
    name: 'receivable',
    component: () => import('../features/receivables/ReceivablePage.vue'),
  },
  {
    path: '/bills',
    name: 'bills',
    meta: { title: 'nav.bills' },
    component: () => import('../features/bills/BillsPage.vue'),
  },
  { path: '/bills/new', name: 'newBill', component: () => import('../features/bills/NewBillPage.vue') },
  { path: '/bills/:id', name: 'bill', component: () => import('../features/bills/BillPage.vue') },
  {
    path: '/calculator',
    name: 'calculator',
    meta: { title: 'nav.calculator' },
    component: () => import('../features/calculator/CalculatorPage.vue'),
  },
  {
    path: '/events',
    name: 'events',
    meta: { title: 'nav.events' },
    component: () => import('../features/events/EventsPage.vue'),
  },
  { path: '/events/new', name: 'newEvent', component: () => import('../features/events/EventFormPage.vue') },
  { path: '/events/:id', name: 'event', component: () => import('../features/events/EventPage.vue') },
  {
    path: '/events/:id/edit',
    name: 'editEvent',
    component: () => import('../features/events/EventFormPage.vue'),
  },
  {
    path: '/events/:id/registrations',
    name: 'eventDesk',
    component: () => import('../features/events/RegistrationsPage.vue'),
  },
  {
    path: '/events/:id/invitations',
    name: 'eventInvitations',
    component: () => import('../features/events/InvitationsPage.vue'),
  },
  {
    path: '/events/:id/report',
    name: 'eventReport',
    component: () => import('../features/eventReport/ReportPage.vue'),
  },
  {
    path: '/events/:id/prints',
    name: 'eventPrints',
    component: () => import('../features/eventReport/PrintsPage.vue'),
  },
  {
    path: '/events/:id/feedback',
    name: 'eventFeedback',
    component: () => import('../features/eventReport/FeedbackPage.vue'),
  },
  {
    path: '/events/:id/timetable',
    name: 'timetable',
    component: () => import('../features/timetables/TimetablePage.vue'),
  },
  {
    path: '/events/:id/my-timetable',
    name: 'ownTimetable',
    component: () => import('../features/timetables/OwnTimetablePage.vue'),
  },
  {
    path: '/events/:id/wishes',
    name: 'wishes',
    component: () => import('../features/wishes/WishesPage.vue'),
  },
  {
    path: '/events/:id/check-in',
    name: 'checkIn',
    component: () => import('../features/eventDay/CheckInPage.vue'),
  },
  {
    path: '/events/:id/live',
    name: 'eventLive',
    component: () => import('../features/eventDay/ControlPage.vue'),
  },
  {
    path: '/events/:id/my-day',
    name: 'ownDay',
    component: () => import('../features/eventDay/OwnDayPage.vue'),
  },
  {
    path: '/board/:code',
    name: 'board',
    meta: { open: true, bare: true },
    component: () => import('../features/eventDay/BoardPage.vue'),
  },
  {
    path: '/events/:id/poster',
    name: 'poster',
    component: () => import('../features/events/PosterPage.vue'),
  },
  {
    path: '/e/:code',
    name: 'publicEvent',
    meta: { open: true },
    component: () => import('../features/events/PublicEventPage.vue'),
  },
  {
    path: '/e/:code/join',
    name: 'joinEvent',
    component: () => import('../features/events/JoinEventPage.vue'),
  },
  {
    path: '/event-registrations/:id',
    name: 'ownRegistration',
    component: () => import('../features/events/OwnRegistrationPage.vue'),
  },
  {
    path: '/event-registrations/:id/edit',
    name: 'editRegistration',
    component: () => import('../features/events/JoinEventPage.vue'),
  },
  {
    path: '/notifications',
    name: 'notifications',
    meta: { title: 'nav.notifications', person: true },
    component: () => import('../features/home/NotificationsPage.vue'),
  },
  {
    path: '/imports',
    name: 'imports',
    meta: { title: 'nav.imports' },
    component: () => import('../features/imports/ImportPage.vue'),
  },
  {
    path: '/imports/:id',
    name: 'import',
    meta: { title: 'nav.imports' },
    component: () => import('../features/imports/ImportPage.vue'),
  },
  {
    path: '/admin/queue',
    name: 'queue',
    meta: { title: 'nav.queue' },
    component: () => import('../features/admin/QueuePage.vue'),
  },
  {
    path: '/admin/reports',
    name: 'reports',
    meta: { title: 'nav.reports' },
    component: () => import('../features/admin/ReportsPage.vue'),
  },
  {
    path: '/admin/chains',
    name: 'chains',
    meta: { title: 'nav.taxonomy' },
    component: () => import('../features/admin/ChainsPage.vue'),
  },
  {
    path: '/audit',
    name: 'audit',
    meta: { title: 'nav.audit' },
    component: () => import('../features/admin/AuditPage.vue'),
  },
  {
    path: '/:rest(.*)*',
    name: 'notFound',
    meta: { open: true, title: 'state.notFound' },
    component: () => import('./NotFoundPage.vue'),
  },
];
