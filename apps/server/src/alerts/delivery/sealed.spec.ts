import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { seal, Unreadable, unseal } from './sealed';
import { keyFileOf, secretKey } from './secret-key';

const key = randomBytes(32);

describe('what is sealed', () => {
  it('property: is read by its key for its owner, and shows nothing of itself', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ minLength: 8 }), (owner, token) => {
        const sealed = seal(key, owner, { token });
        expect(sealed.includes(Buffer.from(token))).toBe(false);
        expect(unseal(key, owner, sealed)).toEqual({ token });
      }),
    );
  });

  it('is never the same twice', () => {
    expect(seal(key, 'a', 1).equals(seal(key, 'a', 1))).toBe(false);
  });

  it('cannot be read with another key, for another owner, or changed in any byte', () => {
    const sealed = seal(key, 'a', { token: 't' });
    expect(() => unseal(randomBytes(32), 'a', sealed)).toThrow(Unreadable);
    expect(() => unseal(key, 'b', sealed)).toThrow(Unreadable);
    expect(() => unseal(key, 'a', Buffer.alloc(0))).toThrow(Unreadable);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => unseal(key, 'a', changed)).toThrow(Unreadable);
    }
  });
});

describe('the key', () => {
  const dataDir = async (): Promise<string> => {
    const dir = await mkdtemp(join(tmpdir(), 'chancery-key-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    return join(dir, 'data');
  };

  it('is the configured one', async () => {
    expect(await secretKey(key.toString('base64'), '/nowhere')).toEqual(key);
  });

  it('is else made once, in a file that its owner alone can read', async () => {
    const dir = await dataDir();
    const keys = await Promise.all(Array.from({ length: 8 }, () => secretKey(null, dir)));
    for (const made of keys) expect(made).toEqual(keys[0]);
    expect(keys[0]).toHaveLength(32);
    expect(await secretKey(null, dir)).toEqual(keys[0]);
    expect((await stat(keyFileOf(dir))).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['secret.key']);
  });

  it('given a file that holds none, is refused and the file left as it is', async () => {
    const dir = await dataDir();
    await secretKey(null, dir);
    await writeFile(keyFileOf(dir), 'hello');
    await expect(secretKey(null, dir)).rejects.toThrow('does not hold a key of 32 bytes');
  });
});
