import type { Board, BoardChange, BoardTable } from '../../../../shared/schemas/eventDay.ts';

const placeOf = ({ slot, table }: BoardTable) => `${slot}:${table}`;

/** A board after a change of it was told. What is to be read anew stays as it is until then. */
export function changed(board: Board, change: BoardChange, now: string): Board {
  switch (change.kind) {
    case 'bell':
      return { ...board, now, bell: change.bell };
    case 'announcement':
      return { ...board, now, announcement: change.announcement };
    case 'question':
      return { ...board, now, question: change.question };
    case 'poll':
      return { ...board, now, poll: change.poll };
    case 'tables': {
      const told = new Map(change.tables.map((one) => [placeOf(one), one]));
      const known = board.meetings.map((one) => told.get(placeOf(one)) ?? one);
      const places = new Set(known.map(placeOf));
      const added = change.tables.filter((one) => !places.has(placeOf(one)));
      return { ...board, now, meetings: [...known, ...added] };
    }
    case 'reread':
      return { ...board, now };
  }
}
