import { nextTick } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import { i18n } from '../i18n/index.ts';
import { announce } from './announce.ts';
import { routes } from './routes.ts';
import { acting, restore, session } from './session.ts';

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? undefined : { top: 0 }),
});

router.beforeEach(async (to) => {
  await restore();
  if (to.name === 'landing' && session.me) return { name: acting.value ? 'home' : 'start' };
  if (to.meta.open) return true;
  if (!session.me) return { name: 'signIn', query: { to: to.fullPath } };
  // With an organisation of one's own, one goes on to where one was going.
  if (!to.meta.person && !acting.value) return { name: 'start', query: { to: to.fullPath } };
  return true;
});

router.afterEach((to, from) => {
  announce(to.meta.title ? i18n.global.t(to.meta.title) : i18n.global.t('slogan'));
  if (to.path === from.path || from.matched.length === 0) return;
  void nextTick(() => document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true }));
});
