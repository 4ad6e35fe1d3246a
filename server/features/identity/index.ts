import { identityRoutes } from '../../../shared/api/identity.ts';
import { feature } from '../../platform/feature.ts';
import { watchAccess } from './access.ts';
import { identityHandlers } from './routes.ts';

export { authenticateToken, authenticator, personOf } from './authenticate.ts';
export { accessChanged, onAccessChanged } from './access.ts';
export { composeMail } from './mails.ts';
export {
  Link,
  LoginSession,
  Membership,
  Person,
  type PersonDocument,
  type MembershipDocument,
} from './model.ts';
export { hashPassword } from './passwords.ts';
export { createPerson } from './people.ts';
export { beginSession } from './sessions.ts';
export { countTold, throttle } from './throttle.ts';
export { consumeLink, issueLink, signAccess } from './tokens.ts';

export const identityFeature = feature({
  table: identityRoutes,
  handlers: identityHandlers,
  register: ({ logger }) => watchAccess(logger),
});
