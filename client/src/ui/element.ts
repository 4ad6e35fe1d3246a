import type { MessageOptions } from 'element-plus/es/components/message/index';

/** The parts of Element Plus in use, each with its own styles only; dialogs and messages come when first needed. */
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/button/style/css';
import 'element-plus/es/components/skeleton/style/css';
import 'element-plus/es/components/skeleton-item/style/css';

export { ElButton } from 'element-plus/es/components/button/index';
export { default as ElDialog } from './LazyDialog.vue';
export { ElSkeleton } from 'element-plus/es/components/skeleton/index';

type Told = NonNullable<MessageOptions['message']>;
const tell = (type: 'success' | 'error' | 'warning' | 'info') => async (message: Told) => {
  const { ElMessage: show } = await import('./elementLate.ts');
  show({ type, message });
};
/** A short word at the top of the window. */
export const ElMessage = {
  success: tell('success'),
  error: tell('error'),
  warning: tell('warning'),
  info: tell('info'),
};
