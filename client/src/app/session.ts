import { computed, reactive, readonly } from 'vue';
import { isAtLeastRole } from './roles.ts';
import type { Me, SessionGrant } from '../../../shared/schemas/identity.ts';
import type { OrganisationKind, Role } from '../../../shared/schemas/organisation.ts';
import { api, isSignedIn, onGrant, refresh, takeGrant } from './api.ts';
import { queryClient } from './queries.ts';
import { locale, setLocale } from '../i18n/index.ts';

const state = reactive<{ me: Me | null; ready: boolean }>({ me: null, ready: false });

/** Who is signed in; null when nobody is. */
export const session = readonly(state);

export const acting = computed(
  () => state.me?.memberships.find((m) => m.organisation.id === state.me!.organisationId) ?? null,
);

/** Whether the acting organisation is one of these kinds. */
export const actsAs = (...kinds: OrganisationKind[]): boolean =>
  acting.value !== null && kinds.includes(acting.value.organisation.kind);

/** Whether one's role in the acting organisation is at least this one. */
export const hasRole = (role: Role): boolean =>
  acting.value !== null && isAtLeastRole(acting.value.role, role);

/** Who is signed in, as last read: for opening the page where the network is gone. */
const KEPT = 'lianqiao.me';
/** Whether that is who is shown, until the sign-in could be renewed. */
let fromBefore = false;

function takeKept(): void {
  try {
    state.me = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Me | null;
    fromBefore = state.me !== null;
  } catch {
    localStorage.removeItem(KEPT);
  }
}

export async function loadMe(): Promise<void> {
  state.me = await api('GET /me');
  localStorage.setItem(KEPT, JSON.stringify(state.me));
  if (state.me.locale !== locale.value) setLocale(state.me.locale);
}

let restoring: Promise<void> | null = null;

/** Takes up the sign-in of an earlier visit, once. */
export function restore(): Promise<void> {
  restoring ??= (async () => {
    if (isSignedIn()) {
      // Null: the server could not be asked; the sign-in is not over by that.
      const renewed = await refresh().catch(() => null);
      if (renewed) await loadMe().catch(takeKept);
      else if (renewed === null) takeKept();
    }
    state.ready = true;
  })();
  return restoring;
}

let entering = false;

/** Takes a grant of a sign-in or a change of organisation, and all that was read for the former one goes. */
export async function enter(grant: SessionGrant): Promise<void> {
  entering = true;
  try {
    takeGrant(grant);
    queryClient.clear();
    await loadMe();
  } finally {
    entering = false;
  }
}

export async function switchTo(organisationId: string): Promise<void> {
  await enter(await api('POST /session/organisation', { body: { organisationId } }));
}

export async function signOut(): Promise<void> {
  await api('DELETE /session').catch(() => undefined);
  takeGrant(null);
}

onGrant((grant) => {
  if (grant) {
    if (fromBefore) {
      fromBefore = false;
      void loadMe().catch(() => undefined);
      void queryClient.invalidateQueries();
    }
    // Another window changed the organisation: this one must not go on under the former one's name.
    if (!entering && state.me && state.me.organisationId !== grant.organisationId) {
      queryClient.clear();
      void loadMe().catch(() => undefined);
    }
  } else {
    localStorage.removeItem(KEPT);
    state.me = null;
    queryClient.clear();
  }
});
