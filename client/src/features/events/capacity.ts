import { ATTENDING_KINDS, hostKind } from '../../../../shared/eventSides.ts';
import { slotsOf } from '../../../../shared/eventSlots.ts';
import type { EventInput } from '../../../../shared/schemas/event.ts';

export type Hall = Pick<
  EventInput,
  'kind' | 'days' | 'slotMinutes' | 'breakMinutes' | 'tables' | 'seats' | 'quotas' | 'mostMeetings'
>;

/** What a hall can hold against what is to be expected of those who come. */
export interface Capacity {
  slots: number;
  tables: number;
  /** Meetings, had every table one in every slot. */
  room: number;
  /** People who are called upon, and who call. */
  hosts: number;
  guests: number;
  /** Meetings, should the smaller side have as many as each may. */
  expected: number;
  /** Tables that takes, evenly over the slots. */
  needed: number;
  /** Tables beyond that; fewer than none where they do not suffice. */
  spare: number;
}

/** Where quotas do not say how the places are divided, half of them are taken for the hosts. */
export function capacityOf(hall: Hall): Capacity {
  const slots = slotsOf(hall).length;
  const tables = hall.tables.length;
  const { seats, quotas } = hall;
  const host = hostKind(hall.kind);
  const own = quotas[host];
  const others = ATTENDING_KINDS.filter((kind) => kind !== host).map((kind) => quotas[kind]);
  const guestsAtMost = others.every((one) => one !== undefined)
    ? others.reduce<number>((sum, one) => sum + one!, 0)
    : seats;
  const hosts = Math.min(seats, own ?? (guestsAtMost < seats ? seats - guestsAtMost : Math.floor(seats / 2)));
  const guests = Math.min(seats - hosts, guestsAtMost);
  const expected = Math.min(hosts, guests) * Math.min(hall.mostMeetings, slots);
  const needed = slots === 0 ? 0 : Math.ceil(expected / slots);
  return { slots, tables, room: slots * tables, hosts, guests, expected, needed, spare: tables - needed };
}
