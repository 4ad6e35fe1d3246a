import { useQueryClient } from '@tanstack/vue-query';
import { nextTick, onMounted, onUnmounted, ref, watch, type Ref, type ShallowRef } from 'vue';
import { countUnread } from '../../app/unread.ts';
import type { ConversationView, Engine } from './engine/index.ts';

const NEAR_PX = 80;
/** Soon after the server knows how far one has read. */
const COUNT_AFTER_MS = 600;
/** Pages that are loaded at most on the way to an old message. */
const MOST_PAGES = 40;

/** How a conversation is read: it stays at its end while one is there, and says what was seen, by whoever looks. */
export function useReading(
  id: string,
  engine: Engine,
  view: ShallowRef<ConversationView>,
  scroller: Ref<HTMLElement | undefined>,
) {
  const client = useQueryClient();
  const atEnd = ref(true);
  let counting: ReturnType<typeof setTimeout> | undefined;
  let seenUpTo = 0;

  const toEnd = () => {
    atEnd.value = true;
    if (scroller.value) scroller.value.scrollTop = scroller.value.scrollHeight;
  };
  function seen() {
    const last = view.value.items.at(-1);
    if (!last || !atEnd.value || document.visibilityState !== 'visible' || last.seq <= seenUpTo) return;
    seenUpTo = last.seq;
    engine.read(id, last.seq);
    clearTimeout(counting);
    counting = setTimeout(() => {
      void countUnread();
      void client.invalidateQueries({ queryKey: ['conversations'] });
    }, COUNT_AFTER_MS);
  }
  function scrolled() {
    const box = scroller.value;
    if (!box) return;
    atEnd.value = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    seen();
  }
  watch(
    () => [view.value.items.at(-1)?.seq, view.value.pending.length, scroller.value],
    async () => {
      await nextTick();
      if (atEnd.value) toEnd();
      seen();
    },
    { immediate: true },
  );
  async function older() {
    const box = scroller.value!;
    const before = box.scrollHeight;
    await engine.loadOlder(id).catch(() => undefined);
    await nextTick();
    box.scrollTop += box.scrollHeight - before;
  }
  /** Shows one message, loading back to it. */
  async function goTo(seq: number) {
    for (let n = 0; n < MOST_PAGES && (view.value.items[0]?.seq ?? 0) > seq; n += 1) {
      const first = view.value.items[0]!.seq;
      await older();
      if (view.value.items[0]!.seq === first) break;
    }
    await nextTick();
    const message = scroller.value?.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
    if (!message) return;
    atEnd.value = false;
    message.scrollIntoView({ block: 'center' });
    message.focus({ preventScroll: true });
  }
  // Room is taken by notices, uploads, a growing field, a phone's keyboard: the end stays in sight.
  const room = new ResizeObserver(() => atEnd.value && toEnd());
  watch(
    scroller,
    (box) => {
      room.disconnect();
      if (box) room.observe(box);
    },
    { immediate: true },
  );
  onMounted(() => document.addEventListener('visibilitychange', seen));
  onUnmounted(() => {
    room.disconnect();
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(counting);
  });
  return { atEnd, toEnd, scrolled, older, goTo };
}
