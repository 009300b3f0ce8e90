import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from './chromium';

export type { Browser };

const found = await findChromium();

/** Specs in a real browser. Without one they are skipped, with the reason; under CI that is a failure. */
export const describeWithBrowser = (name: string, specs: () => void): void => {
  if ('path' in found) describe(name, specs);
  else if (process.env.CI === 'true') throw new Error(`No browser: ${found.unavailable}`);
  else describe.skip(`${name} (no browser: ${found.unavailable})`, specs);
};

export const openBrowser = (): Promise<Browser> => {
  if (!('path' in found)) throw new Error(found.unavailable);
  return chromium.launch({ executablePath: found.path, args: CHROMIUM_FLAGS });
};
