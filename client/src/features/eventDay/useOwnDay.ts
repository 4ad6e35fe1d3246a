import { computed } from 'vue';
import type { OutcomeInput, OwnDay, OwnMeeting } from '../../../../shared/schemas/eventDay.ts';
import { api } from '../../app/api.ts';
import { useKept, type Reading } from '../../app/kept.ts';
import { useLater } from '../../app/later.ts';
import type { Waiting } from '../../app/laterQueue.ts';
import { queryClient } from '../../app/queries.ts';
import { useFollow } from './useFollow.ts';

type Said = Pick<OutcomeInput, 'kind' | 'amountFen' | 'nextStep' | 'demandId'>;

const ROUTES = {
  start: 'POST /events/:id/meetings/:meetingId/start',
  note: 'POST /events/:id/meetings/:meetingId/notes',
  outcome: 'POST /events/:id/meetings/:meetingId/outcome',
} as const;

/** A meeting as this phone knows it: with what was tapped here and is still to be sent. */
export interface AtTable extends OwnMeeting {
  pending: boolean;
}

/** A meeting after one tap that the server has not heard yet. */
export function tapped(meeting: OwnMeeting, { route, asked, at, key }: Waiting): OwnMeeting {
  const body = (asked.body ?? {}) as { text?: string } & Partial<Said>;
  const when = new Date(at).toISOString();
  switch (route) {
    case ROUTES.start:
      return meeting.state === 'planned' ? { ...meeting, state: 'started' } : meeting;
    case ROUTES.note:
      return {
        ...meeting,
        notes: [...meeting.notes, { id: key, text: body.text ?? '', at: when, by: '' }],
      };
    case ROUTES.outcome:
      return {
        ...meeting,
        state: 'held',
        outcome: {
          kind: body.kind ?? 'followUp',
          amountFen: body.amountFen ?? null,
          nextStep: body.nextStep ?? null,
          at: when,
        },
      };
    default:
      return meeting;
  }
}

export const ownDayReading = (id: string): Reading<OwnDay> => ({
  name: `eventDay.${id}`,
  queryKey: ['eventDay', id],
  queryFn: () => api('GET /events/:id/own-day', { params: { id } }),
});

/** One’s own day at an event: opens without a network, and keeps every tap until it was sent. */
export function useOwnDay(id: string) {
  const reading = ownDayReading(id);
  const { queryKey } = reading;
  const { query, readAt } = useKept({ ...reading, refetchInterval: 60_000 });
  const reread = () => void query.refetch();
  const later = useLater('eventMeeting', (_one, answer) => {
    const meeting = answer as OwnMeeting | undefined;
    if (!meeting) return reread();
    queryClient.setQueryData<OwnDay>(
      queryKey,
      (before) =>
        before && {
          ...before,
          meetings: before.meetings.map((one) => (one.id === meeting.id ? meeting : one)),
        },
    );
  });
  useFollow(id, {
    board: ({ change }) => {
      if (change.kind === 'announcement' || change.kind === 'reread') reread();
    },
    back: reread,
  });
  const here = (one: Waiting) => one.asked.params?.['id'] === id;
  const waiting = computed(() => later.waiting.value.filter(here));
  const meetings = computed((): AtTable[] =>
    (query.data?.meetings ?? []).map((meeting) => {
      const taps = waiting.value.filter(({ thing }) => thing === meeting.id);
      return { ...taps.reduce(tapped, meeting), pending: taps.length > 0 && later.held.value };
    }),
  );
  const label = ({ other, slot }: OwnMeeting, what: string) => `${what} · ${other.name} (${slot + 1})`;
  const at = () => new Date().toISOString();
  return {
    query,
    readAt,
    meetings,
    waiting,
    refused: computed(() => later.refused.value.filter(here)),
    later,
    start: (meeting: OwnMeeting, what: string) =>
      later.add(ROUTES.start, meeting.id, label(meeting, what), {
        params: { id, meetingId: meeting.id },
        body: { at: at() },
      }),
    note: (meeting: OwnMeeting, what: string, text: string) =>
      later.add(ROUTES.note, meeting.id, label(meeting, what), {
        params: { id, meetingId: meeting.id },
        body: { text, at: at() },
      }),
    say: (meeting: OwnMeeting, what: string, said: Said) =>
      later.add(ROUTES.outcome, meeting.id, label(meeting, what), {
        params: { id, meetingId: meeting.id },
        body: { ...said, at: at() },
      }),
  };
}
