import { ref, watchEffect } from 'vue';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const remembered = localStorage.getItem('lianqiao.theme') as Theme | null;
export const theme = ref<Theme>(remembered && THEMES.includes(remembered) ? remembered : 'system');

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const prefersDark = ref(dark.matches);
dark.addEventListener('change', () => (prefersDark.value = dark.matches));

watchEffect(() => {
  localStorage.setItem('lianqiao.theme', theme.value);
  const isDark = theme.value === 'dark' || (theme.value === 'system' && prefersDark.value);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
});
