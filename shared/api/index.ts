import type { auditRoutes } from './audit.ts';
import type { identityRoutes } from './identity.ts';
import type { organisationRoutes } from './organisations.ts';

/** All routes in one type, for the browser: it imports the type only, so that no schema travels with the page. */
export type Api = typeof identityRoutes & typeof organisationRoutes & typeof auditRoutes;
