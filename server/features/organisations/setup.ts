import type { z } from 'zod';
import type { registration } from '../../../shared/schemas/identity.ts';
import { transact } from '../../platform/db/index.ts';
import { consumeLink, createPerson, hashPassword, issueLink, Link, Membership } from '../identity/index.ts';
import { Organisation } from './model.ts';
import { createPlatformOrganisation } from './service.ts';

const SUBJECT = 'administrator';

/** The token that makes the first administrator, or null when there is one already. Any earlier token ends. */
export async function issueSetupToken(): Promise<string | null> {
  if (await Organisation.exists({ kind: 'admin' })) {
    await Link.deleteMany({ purpose: 'setup' });
    return null;
  }
  return issueLink(null, 'setup', SUBJECT, 24 * 7);
}

/** Makes the platform's organisation with its first owner; of two at once, one gets the token. */
export async function setUpAdministrator(
  input: z.output<typeof registration> & { token: string; platformName: string },
): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await transact(async (session) => {
    await consumeLink(session, 'setup', input.token);
    const person = await createPerson(session, input, passwordHash, true);
    const { _id } = await createPlatformOrganisation(session, input.platformName);
    await Membership.create(
      [{ organisationId: _id, personId: person._id, role: 'owner', since: new Date() }],
      {
        session,
      },
    );
  });
}
