import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);

/** For specs: no network of its own, and no sandbox, which root may not have. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

export type Chromium = { readonly path: string } | { readonly unavailable: string };

/** The browser that CHANCERY_CHROMIUM names, one on the machine's path, or Playwright's own. Installs nothing. */
export const findChromium = async (): Promise<Chromium> => {
  const named = process.env.CHANCERY_CHROMIUM;
  if (named) {
    const unavailable = `CHANCERY_CHROMIUM names ${named}, which is no program`;
    return (await isProgram(named)) ? { path: named } : { unavailable };
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [...candidates, chromium.executablePath()]) {
    if (await isProgram(path)) return { path };
  }
  return { unavailable: `no ${NAMES.join(', ')} on the path and none of Playwright's` };
};

/** Finds a browser, or gets one: Playwright's, else Debian's package where this user may install it. */
export const obtainChromium = async (log: (line: string) => void): Promise<Chromium> => {
  const found = await findChromium();
  if ('path' in found || process.env.CHANCERY_CHROMIUM) return found;
  const failures: string[] = [];
  for (const { what, install } of WAYS) {
    log(`getting Chromium: ${what} …`);
    await install().catch((error: Error) => failures.push(`${what}: ${error.message.split('\n', 1)[0]}`));
    const installed = await findChromium();
    if ('path' in installed && (await starts(installed.path))) return installed;
  }
  return { unavailable: [found.unavailable, ...failures].join('; ') };
};

const WAYS = [
  {
    what: "Playwright's download",
    install: async () => {
      const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
      const cli = join(dirname(manifest), 'cli.js');
      await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 300_000 });
    },
  },
  {
    what: "Debian's package",
    install: async () => {
      if (process.getuid?.() !== 0) throw new Error('needs root');
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await run('apt-get', ['update'], { env });
      await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
        env,
        maxBuffer: 64 * 1024 * 1024,
      });
    },
  },
];

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** A download may lack the system's libraries. */
const starts = (path: string): Promise<boolean> =>
  run(path, ['--version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
