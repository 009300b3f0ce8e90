import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article } from '../support/articles';
import { type Browser, describeWithBrowser, openBrowser } from '../support/browser';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, eventually, freePort, startServer, type TestServer } from '../support/server';

/** What the press told over five weeks: a call, a silence, a plan that comes to pass, another call. */
const RECORD = [
  article('told-1', {
    publishedAt: '2025-01-10T18:00:00Z',
    title: 'Lammy und Sikorski telefonieren',
    text: 'Der britische Außenminister David Lammy hat am Freitag mit dem polnischen Außenminister Radosław Sikorski telefoniert.',
  }),
  article('told-2', {
    publishedAt: '2025-02-03T09:00:00Z',
    title: 'Barrot will Sybiha treffen',
    text: 'Der französische Außenminister Jean-Noël Barrot will am 12. Februar 2025 den ukrainischen Außenminister Andrij Sybiha in Paris treffen.',
  }),
  article('told-3', {
    publishedAt: '2025-02-12T19:00:00Z',
    title: 'Barrot trifft Sybiha',
    text: 'Der französische Außenminister Jean-Noël Barrot hat am 12. Februar 2025 den ukrainischen Außenminister Andrij Sybiha in Paris getroffen.',
  }),
  article('told-4', { publishedAt: '2025-02-15T20:10:00Z' }),
];

const WHOLE = 'replayFrom=first&replayTo=last';

describeWithBrowser('the past in a browser', () => {
  let database: TestDatabase;
  let server: TestServer;
  let env: Record<string, string>;
  let browser: Browser;

  beforeAll(async () => {
    database = await createDatabase();
    env = { CHANCERY_DATABASE_URL: database.url, CHANCERY_PORT: String(await freePort()) };
    server = await startServer(env);
    browser = await openBrowser();
    await server.call('POST', '/articles', RECORD);
    await eventually(
      async () => (await server.call('GET', '/contacts')).body.items.length,
      (contacts) => contacts === 3,
    );
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.drop();
  });

  const open = async (query = '') => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${server.url}/login#token=${ADMIN_TOKEN}`);
    await page.getByText('Live', { exact: true }).first().waitFor();
    if (query) await page.goto(`${server.url}/?${query}`);
    return {
      page,
      errors,
      close: async () => {
        await context.close();
        expect(errors).toEqual([]);
      },
    };
  };

  const cards = (page: Page) => page.getByRole('article');
  const parties = async (page: Page) =>
    (await cards(page).allTextContents()).map((text) => /Sikorski|Sybiha|Lavrov/.exec(text)?.[0]);
  const shows = (page: Page, ...expected: string[]) =>
    eventually(
      () => parties(page),
      (shown) => shown.join() === expected.join(),
      15_000,
    );
  const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

  it('replays the last month from end to end, and skips the silence', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: 'Replay last month' }).click();
    await page.getByRole('slider', { name: 'Moment of the replay' }).waitFor();
    await page.getByLabel('Speed').selectOption('1 week/s');
    await shows(page, 'Lavrov', 'Sybiha', 'Sikorski');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout: 15_000 });
    await page.getByText('3 contacts on record').waitFor();
    await eventually(
      async () => param(page, 'at'),
      (at) => at === '2025-02-15T20:10:00.000Z',
    );
    await close();
  });

  it('begins before the first word, steps from change to change, forth and back', async () => {
    const { page, close } = await open(`${WHOLE}&at=2025-01-10T18:00:00Z`);
    await shows(page, 'Sikorski');
    const next = page.getByRole('button', { name: 'Next change' });
    await next.click();
    await shows(page, 'Sybiha', 'Sikorski');
    await cards(page).first().getByText('Planned', { exact: true }).waitFor();
    await next.click();
    await cards(page).first().getByText('Occurred', { exact: true }).waitFor();
    await shows(page, 'Sybiha', 'Sikorski');
    await page.getByRole('button', { name: 'Previous change' }).click();
    await cards(page).first().getByText('Planned', { exact: true }).waitFor();
    await eventually(
      async () => param(page, 'at'),
      (at) => at === '2025-02-03T09:00:00.000Z',
    );
    await close();
  });

  it('is steered by keys alone', async () => {
    const { page, close } = await open(`${WHOLE}&at=2025-01-10T18:00:00Z`);
    await shows(page, 'Sikorski');
    await page.keyboard.press('.');
    await shows(page, 'Sybiha', 'Sikorski');
    await page.keyboard.press('>');
    await eventually(
      async () => param(page, 'speed'),
      (speed) => speed === '604800',
    );
    const slider = page.getByRole('slider', { name: 'Moment of the replay' });
    await slider.focus();
    await page.keyboard.press('End');
    await shows(page, 'Lavrov', 'Sybiha', 'Sikorski');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/15 Feb 2025/);
    await page.keyboard.press('Home');
    await shows(page, 'Sikorski');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await shows(page, 'Lavrov', 'Sybiha', 'Sikorski');
    await close();
  });

  it('goes where the scrubber is pressed', async () => {
    const { page, close } = await open(`${WHOLE}&at=2025-02-15T20:10:00Z`);
    await shows(page, 'Lavrov', 'Sybiha', 'Sikorski');
    const box = await page.getByRole('slider', { name: 'Moment of the replay' }).boundingBox();
    if (!box) throw new Error('There is no scrubber.');
    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2);
    await shows(page, 'Sikorski');
    await close();
  });

  it('shows the evidence of the moment, and only what was published by then', async () => {
    const { page, close } = await open(`${WHOLE}&at=2025-02-03T09:00:00Z`);
    await shows(page, 'Sybiha', 'Sikorski');
    await cards(page).first().locator('[data-contact]').click();
    const pane = page.getByRole('complementary', { name: 'Evidence' });
    await pane.locator('mark').first().waitFor();
    await pane.getByText('Read from 1 article').waitFor();
    await close();
  });

  it('leads back to now, where the feed is live and new contacts arrive', async () => {
    const { page, close } = await open(`${WHOLE}&at=2025-01-10T18:00:00Z`);
    await shows(page, 'Sikorski');
    await page.getByRole('button', { name: 'Back to live' }).click();
    await page.getByText('Live', { exact: true }).first().waitFor();
    await shows(page, 'Lavrov', 'Sybiha', 'Sikorski');
    expect(new URL(page.url()).search).toBe('');
    await server.call('POST', '/articles', [
      article('told-5', {
        publishedAt: '2025-02-16T08:00:00Z',
        title: 'Fidan und Araghtschi telefonieren',
        text: 'Der türkische Außenminister Hakan Fidan hat am Sonntag mit dem iranischen Außenminister Abbas Araghtschi telefoniert.',
      }),
    ]);
    await cards(page).filter({ hasText: 'Fidan' }).waitFor();
    await close();
  });

  it('shows the feed as of a moment, says so, and never as live', async () => {
    const { page, close } = await open('at=2025-02-10T12:00:00Z');
    await shows(page, 'Sybiha', 'Sikorski');
    await cards(page).first().getByText('Planned', { exact: true }).waitFor();
    const banner = page.getByRole('complementary', { name: 'The past' });
    expect(await banner.textContent()).toMatch(/As of 10 Feb 2025, 12:00 UTC.*reconstructed from 2 claims/);
    expect(await page.getByText('Live', { exact: true }).count()).toBe(0);
    await banner.getByRole('button', { name: 'as recorded here' }).click();
    await page.getByText('Nothing on record yet').waitFor();
    await close();
  });

  it('leaves the read marks of the reader as they are', async () => {
    const { page, close } = await open(`${WHOLE}&at=2025-01-10T18:00:00Z`);
    await shows(page, 'Sikorski');
    const before = await page.evaluate(() => localStorage.getItem('chancery.read-up-to'));
    await page.getByRole('button', { name: 'Next change' }).click();
    await shows(page, 'Sybiha', 'Sikorski');
    await page.goto(`${server.url}/?at=2025-02-10T12:00:00Z`);
    await shows(page, 'Sybiha', 'Sikorski');
    expect(await page.evaluate(() => localStorage.getItem('chancery.read-up-to'))).toBe(before);
    await close();
  });

  it('compares the moment with now, field by field', async () => {
    const { page, close } = await open('at=2025-02-10T12:00:00Z');
    await page.getByRole('link', { name: 'Compare with now' }).click();
    const changed = page.getByRole('region', { name: /Changed/ });
    await changed.getByText('Status').waitFor();
    expect(await changed.textContent()).toMatch(/Planned.*→.*Occurred/);
    const appeared = page.getByRole('region', { name: /Appeared/ });
    expect(await appeared.textContent()).toMatch(/Lavrov/);
    const csv = page.getByRole('link', { name: 'Export CSV' });
    const [download] = await Promise.all([page.waitForEvent('download'), csv.click()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    await close();
  });

  it('shows what it has read while the server is away, and goes on when it is back', async () => {
    const { page, close } = await open(`${WHOLE}&at=2025-01-10T18:00:00Z`);
    await shows(page, 'Sikorski');
    await server.kill();
    const lost = page.getByText('Connection lost');
    await lost.waitFor({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Next change' }).click();
    await shows(page, 'Sybiha', 'Sikorski');
    server = await startServer(env);
    await lost.waitFor({ state: 'detached', timeout: 15_000 });
    await eventually(
      async () => {
        await page.getByRole('button', { name: 'Previous change' }).click();
        return (await parties(page)).join();
      },
      (shown) => shown === 'Sikorski',
    );
    await close();
  });
});
