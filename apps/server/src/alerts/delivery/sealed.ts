import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What was encrypted cannot be read: the key is another one, or the bytes were changed. */
export class Unreadable extends Error {
  constructor() {
    super(
      'The address of this channel cannot be decrypted: the key is not the one that it was encrypted with (CHANCERY_SECRET_KEY, or secret.key in the data directory). Make the channel anew.',
    );
  }
}

/**
 * Encrypts a value with AES-256-GCM.
 * @param key 32 bytes
 * @param owner what the value belongs to: it can be read as that of nothing else
 * @returns version (1 byte), nonce (12), tag (16), ciphertext
 */
export const seal = (key: Buffer, owner: string, value: unknown): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), text]);
};

/** The value that was sealed for this owner. @throws Unreadable */
export const unseal = (key: Buffer, owner: string, sealed: Buffer): unknown => {
  try {
    if (sealed[0] !== VERSION) throw new Unreadable();
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    const text = Buffer.concat([
      decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    throw new Unreadable();
  }
};
