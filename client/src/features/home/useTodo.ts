import { useQueries, useQuery, type UseQueryReturnType } from '@tanstack/vue-query';
import { computed } from 'vue';
import type { Api } from '../../../../shared/api/index.ts';
import type { ReceivedFrom } from '../../../../shared/api/route.ts';
import { CHOOSING, organises, SEATING } from '../../../../shared/eventLife.ts';
import { api } from '../../app/api.ts';
import { acting, actsAs, hasRole, session } from '../../app/session.ts';
import { dayAfter, daysUntil, today, when } from '../../ui/format.ts';

interface Todo {
  text: string;
  to: string;
}
type OwnDemands = ReceivedFrom<Api['GET /organisation/demands']>;
type Say = (key: string, named?: Record<string, unknown>, plural?: number) => string;
/** A demand that closes within so many days wants a look: extend it, or ask the firms that fit. */
const SOON_DAYS = 7;
const MOST_CLOSING = 5;
/** As many as are counted; beyond that it is “so many and more”. */
const MANY = 50;
const counted = (list: { items: unknown[]; nextCursor: string | null } | undefined): string =>
  `${list?.items.length ?? 0}${list?.nextCursor ? '+' : ''}`;

/** All that waits for this person, most pressing first. Own demands are asked by the page, which lists them too. */
export function useTodo(demands: UseQueryReturnType<OwnDemands, Error>, t: Say) {
  const firm = computed(() => actsAs('sme', 'anchor'));
  const admin = computed(() => actsAs('admin'));
  const status = computed(() => acting.value?.organisation.status);

  const profile = useQuery({
    queryKey: ['profile'],
    queryFn: () => api('GET /organisation/profile'),
    enabled: firm,
  });
  const open = useQuery({
    queryKey: ['home', 'introductions'],
    queryFn: () =>
      api('GET /introductions', {
        query: { limit: 30, state: ['requested', 'accepted', 'meeting', 'intent', 'signed'] },
      }),
    enabled: firm,
  });
  const talks = useQuery({
    queryKey: ['conversations', 'home'],
    queryFn: () => api('GET /conversations', { query: { limit: 10 } }),
    enabled: firm,
  });
  const closing = useQuery({
    queryKey: ['demands', 'home', 'closing'],
    queryFn: () =>
      api('GET /organisation/demands', {
        query: { limit: 100, status: ['open'], openUntilTo: dayAfter(SOON_DAYS) },
      }),
    enabled: computed(() => firm.value && hasRole('member')),
  });
  const queue = useQuery({
    queryKey: ['organisation', 'queue', 'home'],
    queryFn: () => api('GET /admin/organisations', { query: { limit: MANY, status: 'submitted' } }),
    enabled: admin,
  });
  const claims = useQuery({
    queryKey: ['claims', 'home'],
    queryFn: () => api('GET /claims', { query: { limit: MANY } }),
    enabled: computed(() => hasRole('manager')),
  });
  const reports = useQuery({
    queryKey: ['messageReports', 'home'],
    queryFn: () => api('GET /admin/message-reports/count'),
    enabled: computed(() => admin.value && hasRole('member')),
  });

  const credit = useQuery({
    queryKey: ['creditNeeds', 'home'],
    queryFn: () => api('GET /credit-needs', { query: { limit: MANY, status: ['draft', 'open'] } }),
    enabled: computed(() => firm.value && hasRole('manager')),
  });
  /** Those that wait for one's own side: the firm answers offers and gives documents, the bank does the rest. */
  const applications = useQuery({
    queryKey: ['creditApplications', 'home'],
    queryFn: () =>
      api('GET /credit-applications', {
        query: {
          limit: MANY,
          state: firm.value ? ['offered', 'documents'] : ['submitted', 'review', 'accepted'],
        },
      }),
    enabled: computed(() => actsAs('sme', 'anchor', 'bank') && hasRole('member')),
  });
  const offered = useQuery({
    queryKey: ['offeredNeeds', 'home'],
    queryFn: () => api('GET /offered-needs', { query: { limit: 20 } }),
    enabled: computed(() => actsAs('bank') && hasRole('member') && status.value === 'verified'),
  });

  const owed = useQuery({
    queryKey: ['receivables', 'home'],
    queryFn: () => api('GET /receivables', { query: { side: 'anchor', state: ['uploaded'], limit: MANY } }),
    enabled: computed(() => actsAs('anchor') && hasRole('manager')),
  });
  const pieces = useQuery({
    queryKey: ['bills', 'home'],
    queryFn: () => api('GET /bills', { query: { side: 'offered', limit: 1 } }),
    enabled: computed(() => actsAs('sme', 'anchor', 'bank') && hasRole('member')),
  });

  const attended = useQuery({
    queryKey: ['eventRegistrations', 'home'],
    queryFn: () => api('GET /event-registrations', { query: { limit: 20 } }),
    enabled: computed(() => actsAs('sme', 'anchor', 'bank')),
  });
  const organised = useQuery({
    queryKey: ['events', 'home'],
    queryFn: () => api('GET /events', { query: { limit: 20, status: [...SEATING] } }),
    enabled: computed(() => actsAs('organiser', 'chainOffice')),
  });

  /** What was wished so far, where wishes are gathered now. */
  const wishes = useQueries({
    queries: computed(() =>
      (attended.data.value?.items ?? [])
        .filter(({ status: place, event }) => place === 'approved' && CHOOSING.includes(event.status))
        .slice(0, 3)
        .map(({ event: { id } }) => ({
          queryKey: ['wishes', id],
          queryFn: () => api('GET /events/:id/wishes', { params: { id } }),
        })),
    ),
  });

  const asked = [
    attended,
    organised,
    profile,
    open,
    talks,
    demands,
    closing,
    queue,
    claims,
    reports,
    credit,
    applications,
    offered,
    owed,
    pieces,
  ];
  /** “Nothing waits” is only said once everything was heard. */
  const listening = computed(() => asked.some((one) => one.isLoading.value));
  const failed = computed(() => asked.find((one) => one.error.value));

  /** Events that are on today. */
  function ofToday(): Todo[] {
    const isOn = ({ status, from, until }: { status: string; from: string; until: string }) =>
      (status === 'live' || (status === 'published' && from <= today())) && today() <= until;
    const own = (attended.data.value?.items ?? [])
      .filter(({ status, event }) => status === 'approved' && isOn(event))
      .map(({ event: { id, title } }) => ({ text: t('eventOn', { title }), to: `/events/${id}/my-day` }));
    const run = (organised.data.value?.items ?? [])
      .filter(isOn)
      .map(({ id, title }) => ({ text: t('eventOn', { title }), to: `/events/${id}` }));
    return [...own, ...run];
  }
  /** Registrations that wait for the organiser's word. */
  function ofApplied(): Todo[] {
    return (organised.data.value?.items ?? [])
      .filter((one) => one.applied > 0 && organises(one) && hasRole('member'))
      .map(({ id, title, applied: n }) => ({
        text: t('toApprove', { title, n }),
        to: `/events/${id}/registrations?status=applied`,
      }));
  }
  /** Events whose next step is the organiser's, and due. */
  function ofSteps(): Todo[] {
    const past = (instant: string) => Date.parse(instant) <= Date.now();
    return (organised.data.value?.items ?? []).flatMap((one): Todo[] => {
      if (!organises(one) || !hasRole('member')) return [];
      const { id, title, status, registrationUntil, wishesUntil, until } = one;
      const at = `/events/${id}`;
      if (status === 'registration' && past(registrationUntil))
        return [{ text: t('toGather', { title }), to: at }];
      if (status === 'preferences' && past(wishesUntil))
        return [{ text: t('toSchedule', { title }), to: `${at}/timetable` }];
      if (status === 'scheduled' && past(wishesUntil))
        return [{ text: t('toPublish', { title }), to: `${at}/timetable` }];
      if (status === 'live' && until < today()) return [{ text: t('toEnd', { title }), to: at }];
      return [];
    });
  }
  /** Events of which nobody was chosen yet. */
  function ofWishes(): Todo[] {
    if (!hasRole('member')) return [];
    return wishes.value.flatMap(({ data }) =>
      data?.open && data.items.every(({ level }) => level === 'no')
        ? [
            {
              text: t('chooseWhom', { title: data.event.title, until: when(data.until) }),
              to: `/events/${data.event.id}/wishes`,
            },
          ]
        : [],
    );
  }
  function ofPlatform(): Todo[] {
    const list: Todo[] = [];
    if ((queue.data.value?.items.length ?? 0) > 0)
      list.push({ text: t('queue', { n: counted(queue.data.value) }), to: '/admin/queue' });
    if ((claims.data.value?.items.length ?? 0) > 0)
      list.push(
        admin.value
          ? { text: t('claims', { n: counted(claims.data.value) }), to: '/admin/queue' }
          : { text: t('joins', { n: counted(claims.data.value) }), to: '/organisation' },
      );
    const reported = reports.data.value?.open ?? 0;
    if (reported > 0) list.push({ text: t('reports', { n: reported }), to: '/admin/reports' });
    return list;
  }
  function ofIntroductions(): Todo[] {
    const list: Todo[] = [];
    for (const one of open.data.value?.items ?? []) {
      const name = (one.side === 'buyer' ? one.supplier.name : one.buyer?.name) ?? t('unnamedBuyer');
      const to = `/introductions/${one.id}`;
      if (one.can.includes('accept'))
        list.push({ text: t('waiting', { name, title: one.demand.title }), to });
      else if (one.nextStep && one.nextStep.owner.id === session.me?.id)
        list.push({ text: t('next', { text: one.nextStep.text, due: one.nextStep.due }), to });
    }
    return list;
  }
  function ofClosing(): Todo[] {
    const soon = (closing.data.value?.items ?? [])
      .map(({ id, title, openUntil }) => ({ id, title, n: daysUntil(openUntil!) }))
      .filter(({ n }) => n >= 0)
      .sort((a, b) => a.n - b.n);
    const list = soon
      .slice(0, MOST_CLOSING)
      .map(({ id, title, n }) => ({ text: t('closing', { title, n }, n), to: `/demands/${id}` }));
    const more = soon.length - list.length;
    if (more > 0) list.push({ text: t('moreClosing', { n: more }), to: '/demands?view=own&status=open' });
    return list;
  }
  /** Debts to confirm, and pieces of bills that are offered. */
  function ofDebts(): Todo[] {
    const list: Todo[] = [];
    const waiting = (owed.data.value?.items ?? []).filter(({ can }) => can.includes('confirm'));
    const more = owed.data.value?.nextCursor ? '+' : '';
    if (waiting.length > 0)
      list.push({
        text: t('toConfirm', { n: `${waiting.length}${more}` }),
        to: '/receivables?state=uploaded',
      });
    const n = pieces.data.value?.totals.toAnswer ?? 0;
    if (n > 0 && actsAs('bank')) list.push({ text: t('toQuote', { n }), to: '/bills?side=offered' });
    else if (n > 0) list.push({ text: t('toAnswer', { n }), to: '/bills' });
    return list;
  }
  const ofTalks = (): Todo[] =>
    (talks.data.value?.items ?? [])
      .filter(({ unread }) => unread > 0)
      .map((talk) => ({
        text: t('unreadTalk', { name: talk.title, n: talk.unread }),
        to: `/inbox/${talk.id}`,
      }));

  function ofApplications(): Todo[] {
    const items = applications.data.value?.items ?? [];
    const to = '/finance/applications';
    if (actsAs('bank'))
      return items.length > 0 ? [{ text: t('toDecide', { n: counted(applications.data.value) }), to }] : [];
    const list: Todo[] = [];
    for (const { id, state, bank, offer, documentsMissing } of items) {
      const at = `${to}/${id}`;
      if (state === 'offered' && offer)
        list.push({ text: t('toAccept', { bank: bank.name, day: offer.validUntil }), to: at });
      else if (documentsMissing > 0)
        list.push({ text: t('toGive', { bank: bank.name, n: documentsMissing }), to: at });
    }
    return list;
  }
  function ofCredit(): Todo[] {
    const list: Todo[] = [];
    const needs = credit.data.value?.items ?? [];
    const drafts = needs.filter((one) => one.status === 'draft').length;
    if (drafts > 0) list.push({ text: t('creditDrafts', { n: drafts }), to: '/finance/needs?status=draft' });
    const unseen = needs.filter((one) => one.status === 'open' && one.consents === 0).length;
    if (unseen > 0) list.push({ text: t('creditUnseen', { n: unseen }), to: '/finance/needs?status=open' });
    if ((offered.data.value?.items.length ?? 0) > 0)
      list.push({ text: t('offeredNeeds', { n: counted(offered.data.value) }), to: '/finance/offered' });
    return list;
  }

  const todo = computed(() => {
    const list: Todo[] = [];
    if (!session.me?.emailConfirmed) list.push({ text: t('confirmMail'), to: '/settings' });
    if ((status.value === 'draft' || status.value === 'returned') && hasRole('manager'))
      list.push({ text: t('submit'), to: '/organisation' });
    list.push(
      ...ofToday(),
      ...ofApplied(),
      ...ofSteps(),
      ...ofWishes(),
      ...ofPlatform(),
      ...ofApplications(),
      ...ofIntroductions(),
      ...ofClosing(),
      ...ofTalks(),
    );
    list.push(...ofDebts(), ...ofCredit());
    const drafts = demands.data.value?.counts.draft ?? 0;
    if (drafts > 0 && hasRole('member'))
      list.push({ text: t('drafts', { n: drafts }), to: '/demands?view=own&status=draft' });
    const percent = profile.data.value?.completeness.percent ?? 100;
    if (percent < 70) list.push({ text: t('completeProfile', { n: percent }), to: '/profile' });
    return list;
  });
  return { todo, listening, failed };
}
