import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import { isDuplicateKey } from '../../../platform/db/index.ts';

/** A signature over one statement: enough to verify it by, and to tell by what it was made. */
export interface Signature {
  /** Which adapter and algorithm made it. */
  method: string;
  keyId: string;
  /** SHA-256 of the statement, hex. */
  hash: string;
  /** The signature itself, base64. */
  value: string;
}

/**
 * The electronic signature of confirmations (电子签名法 13, 14). `sign` is asked before the confirmation is stored; a
 * signature that is not stored binds nobody, so it may be asked twice for one act.
 */
export interface SignaturePort {
  sign: (statement: string) => Promise<Signature>;
  verify: (statement: string, signature: Signature) => Promise<boolean>;
}

export const hashOf = (statement: string): string => createHash('sha256').update(statement).digest('hex');

interface SigningKeyDocument {
  /** The first 16 hex digits of the public key's SHA-256. */
  _id: string;
  purpose: string;
  publicPem: string;
  privatePem: string;
  createdAt: Date;
}

const schema = new Schema<SigningKeyDocument>({
  _id: { type: String, required: true },
  purpose: { type: String, required: true, unique: true },
  publicPem: { type: String, required: true },
  privatePem: { type: String, required: true },
  createdAt: { type: Date, required: true },
});
const SigningKey = mongoose.model<SigningKeyDocument>('SigningKey', schema, 'signingKeys');

const PURPOSE = 'receivables';
let kept: Promise<SigningKeyDocument> | null = null;

/** The platform's own key; of several processes that make it at once, the unique index keeps one. */
async function ownKey(): Promise<SigningKeyDocument> {
  const found = await SigningKey.findOne({ purpose: PURPOSE }).lean();
  if (found) return found;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const publicPem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  await SigningKey.create({
    _id: hashOf(publicPem).slice(0, 16),
    purpose: PURPOSE,
    publicPem,
    privatePem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    createdAt: new Date(),
  }).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
  });
  return (await SigningKey.findOne({ purpose: PURPOSE }).lean())!;
}

const key = (): Promise<SigningKeyDocument> => {
  kept ??= ownKey().catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
};

/** For development: Ed25519 (RFC 8032) with a key the platform keeps in its own data. It proves integrity, not identity. */
export const platformSignature: SignaturePort = {
  async sign(statement) {
    const { _id: keyId, privatePem } = await key();
    return {
      method: 'platform-ed25519',
      keyId,
      hash: hashOf(statement),
      value: sign(null, Buffer.from(statement), createPrivateKey(privatePem)).toString('base64'),
    };
  },
  async verify(statement, { keyId, hash, value }) {
    const used = await SigningKey.findById(keyId).lean();
    if (!used || hash !== hashOf(statement)) return false;
    return verify(
      null,
      Buffer.from(statement),
      createPublicKey(used.publicPem),
      Buffer.from(value, 'base64'),
    );
  },
};
