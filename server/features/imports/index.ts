import { importRoutes } from '../../../shared/api/imports.ts';
import { feature } from '../../platform/feature.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { importHandlers } from './routes.ts';
import { resumeImports } from './work.ts';

export * as cells from './cells.ts';
export { BadCell, type ImportColumn } from './domain.ts';
export { addImportKind, type ImportKind, type Importer, type ReadRow, type RowFault } from './kind.ts';
export { Import, ImportRow } from './model.ts';
export { applyRows, NO_COUNTS, stageRows } from './work.ts';

export const importsFeature = feature({
  table: importRoutes,
  handlers: importHandlers,
  register: () => addJob({ name: 'resume-imports', everyMs: 30_000, run: resumeImports }),
});
