/** The life of an event in its order. */
export const EVENT_LIFE = [
  'draft',
  'registration',
  'preferences',
  'scheduled',
  'published',
  'live',
  'closed',
  'reported',
] as const;
/** `cancelled` ends it from any status before it is closed. */
export const EVENT_STATUSES = [...EVENT_LIFE, 'cancelled'] as const;
type EventStatus = (typeof EVENT_STATUSES)[number];

/** Once registration is over and until the timetable is told. */
export const CHOOSING: readonly EventStatus[] = ['preferences', 'scheduled'];
/** While wishes are gathered; a timetable made before their last day is a preliminary one. */
export const GATHERING: readonly EventStatus[] = ['registration', ...CHOOSING];
/** While whoever waits gets a place that falls free: on the day itself the desk decides who is there. */
export const FILLING: readonly EventStatus[] = [...GATHERING, 'published'];
/** While places are given and given back. */
export const SEATING: readonly EventStatus[] = [...FILLING, 'live'];
/** While people may come: they arrive before the organiser opens the day. */
export const ARRIVING: readonly EventStatus[] = ['published', 'live'];
/** Once nothing of it is changed any more but its report. */
export const OVER: readonly EventStatus[] = ['closed', 'reported', 'cancelled'];

/** Whether somebody's right to an event is that of its organiser or of one who organises with it. */
export const organises = (event: { right: string } | undefined): boolean =>
  event?.right === 'own' || event?.right === 'organise';
