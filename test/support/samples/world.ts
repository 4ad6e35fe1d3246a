import { Membership } from '../../../server/features/identity/index.ts';
import type { RouteKey } from '../../../shared/api/route.ts';
import type { Role } from '../../../shared/schemas/organisation.ts';
import { makeCreditCode } from '../../../shared/taxonomy/creditCode.ts';
import { call, type Answer, type Asked } from '../client.ts';
import { aMember, aPerson, fresh, type Persona } from '../factories.ts';
import type { Pair } from '../introductions.ts';

/** The people samples are made for. The buyer's organisation has one of each role. */
export interface World extends Pair {
  manager: Persona;
  member: Persona;
  viewer: Persona;
  /** An owner of another verified firm, which has nothing to do with the two. */
  stranger: Persona;
  /** An owner of a firm that is not verified yet. */
  newcomer: Persona;
  /** An owner of a suspended firm. */
  suspended: Persona;
  /** Was a member of the buyer's organisation, and still holds a token for it. */
  former: Persona;
  /** Signed in, of no organisation. */
  single: Persona;
  admin: Persona;
  /** An owner of a verified bank, and one of another. */
  bank: Persona;
  otherBank: Persona;
}

export async function aWorld(): Promise<World> {
  const capabilities = [
    {
      ...{ name: '铝合金压铸', kind: 'process' as const, description: '', materials: ['ADC12'] },
      ...{ equipment: [], monthlyCapacity: null, minimumOrder: null, leadTimeDays: null },
    },
  ];
  const [buyer, supplier, stranger, newcomer, suspended, admin, single, bank, otherBank] = await Promise.all([
    aMember({ kind: 'anchor' }),
    aMember({ kind: 'sme', profile: { capabilities } }),
    aMember({ kind: 'sme' }),
    aMember({ kind: 'sme', status: 'draft' }),
    aMember({ kind: 'sme', status: 'suspended' }),
    aMember({ kind: 'admin' }),
    aPerson(),
    aMember({ kind: 'bank' }),
    aMember({ kind: 'bank' }),
  ]);
  const { organisationId } = buyer;
  const as = (role: Role) => aMember({ organisationId, role });
  const [manager, member, viewer, former] = await Promise.all([
    as('manager'),
    as('member'),
    as('viewer'),
    as('manager'),
  ]);
  await Membership.deleteOne({ personId: former.personId });
  return {
    ...{ buyer, supplier, manager, member, viewer, stranger, newcomer, suspended, former, single, admin },
    ...{ bank, otherBank },
  };
}

/** A request, but for who sends it. */
export interface Sent extends Omit<Asked, 'token'> {
  params?: Record<string, string>;
}

/** How one route is called so that it succeeds. */
export interface Sample {
  /** Things made for this one call, by the buyer unless `by` says who. */
  make: (world: World) => Promise<Sent & { by?: Persona }> | (Sent & { by?: Persona });
  /** For whom it succeeds; null for somebody who is not signed in. */
  by?: keyof World | null;
}

export type Samples = { [K in RouteKey]?: Sample };

/** Calls a route by its key, with the parameters of its path filled in. */
export function send<T = unknown>(key: string, token: string | undefined, sent: Sent): Promise<Answer<T>> {
  const { params, ...asked } = sent;
  const path = key.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  return call<T>(path, { ...asked, token });
}

/** Calls for something that must be there; its body. */
export async function must<T>(key: string, by: Persona, sent: Sent = {}): Promise<T> {
  const answer = await send<T>(key, by.token, sent);
  if (answer.status >= 300)
    throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`);
  return answer.body;
}

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export function aForm(
  bytes: string | Uint8Array,
  name: string,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  return form;
}

export const aCreditCode = (): string => makeCreditCode(fresh());
export const ifMatch = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
