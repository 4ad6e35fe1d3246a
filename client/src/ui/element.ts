/** The parts of Element Plus in use, each with its own styles only. */
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/button/style/css';
import 'element-plus/es/components/dialog/style/css';
import 'element-plus/es/components/message/style/css';
import 'element-plus/es/components/skeleton/style/css';
import 'element-plus/es/components/skeleton-item/style/css';

export { ElButton } from 'element-plus/es/components/button/index';
export { ElDialog } from 'element-plus/es/components/dialog/index';
export { ElMessage } from 'element-plus/es/components/message/index';
export { ElSkeleton } from 'element-plus/es/components/skeleton/index';
