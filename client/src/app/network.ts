import { readonly, ref } from 'vue';

const state = ref(!navigator.onLine);
for (const event of ['online', 'offline'])
  window.addEventListener(event, () => (state.value = !navigator.onLine));

/** Whether this machine has no network, as the browser knows it. */
export const isOffline = readonly(state);
