import { platformRegister, type RegisterPort } from './register.ts';
import { platformSignature, type SignaturePort } from './signature.ts';

export type { RegisterPort } from './register.ts';
export type { Signature, SignaturePort } from './signature.ts';

/** The outside, as it is set up: another adapter is put in here (docs/operations.md). */
export const ports: { signature: SignaturePort; register: RegisterPort } = {
  signature: platformSignature,
  register: platformRegister,
};
