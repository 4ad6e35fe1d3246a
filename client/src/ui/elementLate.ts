/** What of Element Plus the first page does without. */
import 'element-plus/es/components/base/style/css';
import 'element-plus/es/components/dialog/style/css';
import 'element-plus/es/components/message/style/css';

export { ElDialog } from 'element-plus/es/components/dialog/index';
export { ElMessage } from 'element-plus/es/components/message/index';
