import { onScopeDispose } from 'vue';
import type { Carried } from '../../../../shared/events.ts';
import { liveSocket } from '../../app/socket.ts';

/** Hears the day of an event while the page is open, over lost lines; `back` after each time it was away. */
export function useFollow(
  eventId: string,
  hear: {
    board?: (told: Carried<'board'>) => void;
    desk?: (told: Carried<'desk'>) => void;
    back?: () => void;
  },
): void {
  const socket = liveSocket();
  const follow = () => {
    socket.emit('event:follow', { eventId }, () => undefined);
    hear.back?.();
  };
  const board = (told: Carried<'board'>) => told.eventId === eventId && hear.board?.(told);
  const desk = (told: Carried<'desk'>) => told.eventId === eventId && hear.desk?.(told);
  socket.on('ready', follow);
  socket.on('board', board);
  socket.on('desk', desk);
  if (socket.connected) socket.emit('event:follow', { eventId }, () => undefined);
  onScopeDispose(() => {
    socket.off('ready', follow);
    socket.off('board', board);
    socket.off('desk', desk);
    if (socket.connected) socket.emit('event:unfollow', { eventId }, () => undefined);
  });
}
