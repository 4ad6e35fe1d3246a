import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import './ui/element.ts';
import './ui/tokens.css';
import './ui/base.css';
import './app/theme.ts';
import App from './app/App.vue';
import { queryClient } from './app/queries.ts';
import { router } from './app/router.ts';
import { i18n } from './i18n/index.ts';

createApp(App).use(i18n).use(VueQueryPlugin, { queryClient }).use(router).mount('#app');
