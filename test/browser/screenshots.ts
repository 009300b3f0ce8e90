/**
 * `npm run screenshots [-- FOLDER]`: starts a server of its own with the demo and takes pictures of every page, in both
 * themes, at the width of a desk and of a phone. The two for the README go to apps/dashboard/screenshots.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium';
import { ADMIN_TOKEN, startServer } from '../support/server';
import { seedDemo, wellTold } from './demo';

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = ['light', 'dark'] as const;
const README = fileURLToPath(new URL('../../apps/dashboard/screenshots', import.meta.url));

const settled = (page: Page) => page.waitForTimeout(1_200);

/** Each picture: how to get there from the feed. */
const PAGES: Record<string, (page: Page, url: string) => Promise<unknown>> = {
  feed: async (page, url) => page.goto(url),
  evidence: async (page, url) => page.goto(`${url}/contacts/${await wellTold(server)}`),
  filtered: async (page, url) => page.goto(`${url}/?country=RU&mode=call,meeting&from=2025-02-01`),
  past: async (page, url) => page.goto(`${url}/?at=2025-02-15T12:00:00Z`),
  replay: async (page, url) => page.goto(`${url}/?replayFrom=-30d&replayTo=last&at=2025-03-15T12:00:00Z`),
  compare: async (page, url) => page.goto(`${url}/compare?since=2025-02-01&until=2025-02-28`),
  nothing: async (page, url) => page.goto(`${url}/?q=nobody%20of%20this%20name`),
  actors: async (page, url) => page.goto(`${url}/actors`),
  actor: async (page, url) => page.goto(`${url}/actors/person:sergey-lavrov`),
  dyads: async (page, url) => page.goto(`${url}/dyads`),
  dyad: async (page, url) => page.goto(`${url}/dyads/country:RU/country:US`),
  agenda: async (page, url) => page.goto(`${url}/agenda?past=true`),
  projections: async (page, url) => page.goto(`${url}/projections`),
  rejected: async (page, url) => page.goto(`${url}/rejected`),
};

const takeAll = async (context: BrowserContext, url: string, suffix: string, folder: string) => {
  const page = await context.newPage();
  await page.goto(`${url}/login`);
  await settled(page);
  await page.screenshot({ path: join(folder, `login-${suffix}.png`) });
  await page.goto(`${url}/login#token=${ADMIN_TOKEN}`);
  await page.reload();
  await settled(page);
  for (const [name, open] of Object.entries(PAGES)) {
    await open(page, url);
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}-${suffix}.png`) });
    console.log(`${name}-${suffix}.png`);
  }
};

const folder = resolve(process.argv[2] ?? 'dist/screenshots');
const found = await findChromium();
if (!('path' in found)) throw new Error(`No browser: ${found.unavailable}`);
await mkdir(folder, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), 'chancery-screenshots-'));
const server = await startServer({ CHANCERY_DATA_DIR: dataDir });
const browser = await chromium.launch({ executablePath: found.path, args: CHROMIUM_FLAGS });
try {
  await seedDemo(server);
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({ viewport, colorScheme, locale: 'en-GB' });
      await takeAll(context, server.url, `${size}-${colorScheme}`, folder);
      await context.close();
    }
  }
  await forReadme();
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function forReadme(): Promise<void> {
  await mkdir(README, { recursive: true });
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({ viewport: SIZES.desk, colorScheme, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${server.url}/login#token=${ADMIN_TOKEN}`);
    await settled(page);
    await PAGES.evidence?.(page, server.url);
    await settled(page);
    await page.screenshot({ path: join(README, `feed-${colorScheme}.png`) });
    await context.close();
  }
}
