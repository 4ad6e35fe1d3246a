import type { z } from 'zod';
import type { registration } from '../../../shared/schemas/identity.ts';
import { isDuplicateKey, transact } from '../../platform/db/index.ts';
import { consumeLink, createPerson, hashPassword, issueLink, Link, Membership } from '../identity/index.ts';
import { Organisation } from './model.ts';
import { createPlatformOrganisation } from './service.ts';

const SUBJECT = 'administrator';

/**
 * The token that makes the first administrator, or null when there is one already. Any earlier token ends; of
 * processes that start at once, the last one's is good: in one transaction, and by a unique index.
 */
export async function issueSetupToken(): Promise<string | null> {
  for (;;) {
    try {
      return await transact(async (session) => {
        if (await Organisation.exists({ kind: 'admin' }).session(session)) {
          await Link.deleteMany({ purpose: 'setup' }, { session });
          return null;
        }
        return issueLink(session, 'setup', SUBJECT, 24 * 7);
      });
    } catch (error) {
      // Another process was quicker: its token is there to be ended by now.
      if (!isDuplicateKey(error)) throw error;
    }
  }
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
