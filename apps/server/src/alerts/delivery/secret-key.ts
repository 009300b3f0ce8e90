import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;

/** Where the key is kept where none is configured. */
export const keyFileOf = (dataDir: string): string => join(dataDir, 'secret.key');

/**
 * The configured key, else that of the key file, which is made where there is none: readable by its owner alone, whole
 * or not at all, and one for processes that make it at the same time.
 * @throws Error in words where the file holds no key
 */
export const secretKey = async (given: string | null, dataDir: string): Promise<Buffer> => {
  if (given !== null) return Buffer.from(given, 'base64');
  const file = keyFileOf(dataDir);
  const text = await readFile(file, 'utf8').catch(absent);
  if (text === undefined) await makeKeyFile(file, dataDir);
  const key = Buffer.from(text ?? (await readFile(file, 'utf8')), 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`${file} does not hold a key of ${KEY_BYTES} bytes in base64.`);
  return key;
};

const absent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

/** A link to a file that is whole appears at once, and never in the place of another. */
const makeKeyFile = async (file: string, dataDir: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await handle.sync();
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
};
