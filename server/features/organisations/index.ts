import { organisationRoutes } from '../../../shared/api/organisations.ts';
import { feature } from '../../platform/feature.ts';
import { organisationHandlers } from './routes.ts';

export { emptyProfile, nameKey } from './domain.ts';
export { Organisation, type Contact, type OrganisationDocument, type StoredProfile } from './model.ts';
export { createPlatformOrganisation } from './service.ts';
export { holdVerified, verifiedAmong } from './verified.ts';
export { issueSetupToken } from './setup.ts';

export const organisationsFeature = feature({ table: organisationRoutes, handlers: organisationHandlers });
