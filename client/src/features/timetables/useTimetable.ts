import { useQueryClient } from '@tanstack/vue-query';
import { computed, ref, type ComputedRef } from 'vue';
import type {
  Timetable,
  TimetableEffect,
  TimetablePerson,
  TimetableStep,
} from '../../../../shared/schemas/timetable.ts';
import { api } from '../../app/api.ts';
import { useSubmit } from '../../ui/useSubmit.ts';

/** One meeting of a timetable, with its people as they are. */
export interface Placed {
  a: TimetablePerson;
  b: TimetablePerson;
  slot: number;
  table: number;
  locked: boolean;
  fixed: boolean;
  stranded: boolean;
  held: boolean;
  missed: boolean;
}

/** As the last number of a meeting says (shared/schemas/timetable.ts). */
const [LOCKED, FIXED, STRANDED, HELD, MISSED] = [1, 2, 4, 8, 16];

export const placedOf = ({ people, meetings }: Timetable): Placed[] =>
  meetings.map(([a, b, slot, table, bits]) => ({
    ...{ a: people[a!]!, b: people[b!]!, slot: slot!, table: table! },
    locked: (bits! & LOCKED) > 0,
    fixed: (bits! & FIXED) > 0,
    stranded: (bits! & STRANDED) > 0,
    held: (bits! & HELD) > 0,
    missed: (bits! & MISSED) > 0,
  }));

/** The two of a meeting as they are named: the host first. */
export const endsOf = ({ a, b }: Placed): TimetablePerson[] =>
  a.side === 'guest' && b.side === 'host' ? [b, a] : [a, b];

/** When slots begin, with the day where there are several. */
export function timesOf({ slots }: Timetable): (index: number) => string {
  const several = new Set(slots.map(({ date }) => date)).size > 1;
  return (index) => {
    const slot = slots[index];
    return slot ? `${several ? `${slot.date.slice(5)} ` : ''}${slot.from}` : '';
  };
}

export type Step = TimetableStep;

/** Steps by hand: what they would do is shown before they are saved. */
export function useSteps(timetable: ComputedRef<Timetable | undefined>) {
  const client = useQueryClient();
  const steps = ref<Step[]>([]);
  const effect = ref<TimetableEffect | null>(null);
  const params = computed(() => ({ id: timetable.value!.event.id }));
  const refresh = () => client.invalidateQueries({ queryKey: ['timetable', params.value.id] });
  const preview = useSubmit(async (_key: string, list: Step[]) => {
    steps.value = list;
    effect.value = null;
    effect.value = await api('POST /events/:id/timetable/preview', {
      params: params.value,
      body: { steps: list },
    });
  });
  const save = useSubmit(async () => {
    await api('POST /events/:id/timetable/steps', {
      params: params.value,
      body: { steps: steps.value },
      ifMatch: timetable.value!.version,
    });
    effect.value = null;
    await refresh();
    return true;
  });
  return {
    ...{ steps, effect, preview, save, refresh },
    drop: () => {
      effect.value = null;
      preview.problem.value = null;
      save.problem.value = null;
    },
  };
}
