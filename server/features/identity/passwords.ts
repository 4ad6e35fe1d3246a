import { hash, verify } from '@node-rs/argon2';

/** Argon2id with OWASP's first recommendation (19 MiB, 2 passes); runs in libuv's threads. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let decoy: Promise<string> | null = null;

/** Compares; without a person it works as long against a decoy, so that time does not tell who is registered. */
export async function passwordFits(stored: string | null, given: string): Promise<boolean> {
  decoy ??= hashPassword('decoy of nobody');
  const fits = await verify(stored ?? (await decoy), given).catch(() => false);
  return stored !== null && fits;
}
