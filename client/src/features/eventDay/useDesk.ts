import { computed } from 'vue';
import type { CheckInAnswer, DeskPerson } from '../../../../shared/schemas/eventDay.ts';
import { api } from '../../app/api.ts';
import { useKept, type Reading } from '../../app/kept.ts';
import { useLater } from '../../app/later.ts';
import { queryClient } from '../../app/queries.ts';
import { useFollow } from './useFollow.ts';

/** All who come, page by page; what a phone keeps to know people by where there is no network. */
async function readAll(id: string): Promise<DeskPerson[]> {
  const found: DeskPerson[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: DeskPerson[]; nextCursor: string | null } = await api('GET /events/:id/desk', {
      params: { id },
      query: { limit: 500, ...(cursor ? { cursor } : {}) },
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

export const deskReading = (id: string): Reading<DeskPerson[]> => ({
  name: `desk.${id}`,
  queryKey: ['desk', id],
  queryFn: () => readAll(id),
});

/** A person as this desk knows them: with what was tapped here and is still to be sent. */
export interface AtDesk extends DeskPerson {
  pending: boolean;
}

/** The desk of an event: works without a network by what was read before, and sends taps later, each once. */
export function useDesk(id: string, told: (answer: CheckInAnswer) => void) {
  const reading = deskReading(id);
  const { queryKey } = reading;
  const { query, readAt } = useKept({ ...reading, refetchInterval: 120_000 });
  const put = (personId: string, set: Partial<DeskPerson>) =>
    queryClient.setQueryData<DeskPerson[]>(queryKey, (before) =>
      before?.map((one) => (one.id === personId ? { ...one, ...set } : one)),
    );
  const later = useLater('checkIn', (_one, answer) => {
    if (!answer) return void query.refetch();
    const { person } = answer as CheckInAnswer;
    const known = query.data?.some(({ id: one }) => one === person.id);
    if (known) put(person.id, person);
    else void query.refetch();
    told(answer as CheckInAnswer);
  });
  useFollow(id, {
    desk: ({ attendeeId, checkedInAt, by }) => put(attendeeId, { checkedInAt, checkedInBy: by }),
    back: () => void query.refetch(),
  });

  const here = (one: { asked: { params?: Record<string, string> } }) => one.asked.params?.['id'] === id;
  const waiting = computed(() => later.waiting.value.filter(here));
  const people = computed((): AtDesk[] => {
    const last = new Map(waiting.value.map((one) => [one.thing, one]));
    return (query.data ?? []).map((person) => {
      const tap = last.get(person.id);
      if (!tap) return { ...person, pending: false };
      const came = tap.route === 'POST /events/:id/check-ins';
      return {
        ...person,
        checkedInAt: came ? (person.checkedInAt ?? new Date(tap.at).toISOString()) : null,
        checkedInBy: came ? person.checkedInBy : null,
        pending: later.held.value,
      };
    });
  });

  return {
    query,
    readAt,
    people,
    waiting,
    refused: computed(() => later.refused.value.filter(here)),
    later,
    checkIn: (person: Pick<DeskPerson, 'id' | 'name'>) =>
      later.add('POST /events/:id/check-ins', person.id, person.name, {
        params: { id },
        body: { attendeeId: person.id, at: new Date().toISOString() },
      }),
    /** Of somebody this phone does not know: registered since its list was read. */
    checkInByCode: (code: string) =>
      later.add('POST /events/:id/check-ins', code, code, {
        params: { id },
        body: { code, at: new Date().toISOString() },
      }),
    undo: (person: Pick<DeskPerson, 'id' | 'name'>) =>
      later.add('POST /events/:id/check-ins/:attendeeId/undo', person.id, person.name, {
        params: { id, attendeeId: person.id },
      }),
  };
}
