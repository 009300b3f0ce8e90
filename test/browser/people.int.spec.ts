import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article } from '../support/articles';
import { type Browser, describeWithBrowser, openBrowser } from '../support/browser';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, eventually, startServer, type TestServer } from '../support/server';

const PLANNED = article('people-planned', {
  publishedAt: '2025-02-20T09:00:00+01:00',
  title: 'Rubio und Sybiha wollen sich treffen',
  text: 'US-Außenminister Marco Rubio will am 3. März 2025 in Warschau den ukrainischen Außenminister Andrij Sybiha treffen.',
});
const HOSTILE = 'Seen in the readout <img src=x onerror="document.title=1">';

describeWithBrowser('actors, pairs, agenda and decisions in a browser', () => {
  let database: TestDatabase;
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer({ CHANCERY_DATABASE_URL: database.url });
    browser = await openBrowser();
    await server.call('POST', '/articles', [article('people-call'), PLANNED]);
    await eventually(
      () => server.call('GET', '/contacts'),
      ({ body }) => body.items.length === 2,
    );
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.drop();
  });

  const open = async (path: string) => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${server.url}/login#token=${ADMIN_TOKEN}`);
    await page.getByText('Live', { exact: true }).first().waitFor();
    await page.goto(`${server.url}${path}`);
    await page.getByText('Live', { exact: true }).first().waitFor();
    return { page, errors, close: () => context.close() };
  };

  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const card = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name });

  it('lead from a card to the actor, on to the pair, and to the agenda', async () => {
    const { page, errors, close } = await open('/');
    await card(page, 'Lavrov').getByRole('link', { name: 'Marco Rubio', exact: true }).click();
    await heading(page, 'Marco Rubio');
    expect(await page.title()).toBe('Marco Rubio – Chancery');
    await card(page, 'Sybiha').waitFor();
    await page.getByRole('link', { name: /^All between Marco Rubio and Sergey Lavrov: 1$/ }).click();
    await heading(page, 'Marco Rubio and Sergey Lavrov');
    await card(page, 'Lavrov').waitFor();
    expect(await card(page, 'Sybiha').count()).toBe(0);
    await page.getByRole('link', { name: 'Everyone of United States and Russia' }).click();
    await heading(page, 'Russia and United States');
    await card(page, 'Lavrov').waitFor();

    await page.getByRole('link', { name: 'Agenda' }).click();
    await heading(page, 'Agenda');
    await page.getByText('Nothing is planned').waitFor();
    await page.getByRole('button', { name: 'Past' }).click();
    const plan = card(page, 'Sybiha');
    await plan.getByText('Unconfirmed').waitFor();
    await page.getByText('Mon 3 Mar', { exact: true }).waitFor();
    await plan.getByRole('link', { name: /^Open Meeting/ }).click();
    await page.locator('mark').first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/agenda\/contacts\//);
    expect(errors).toEqual([]);
    await close();
  });

  it('stay true: what arrives meanwhile stands on the actor’s page', async () => {
    const { page, errors, close } = await open('/actors/person:marco-rubio');
    const text =
      'US-Außenminister Marco Rubio hat am Montag mit dem polnischen Außenminister Radosław Sikorski telefoniert.';
    await server.call('POST', '/articles', [
      article('people-later', { publishedAt: '2025-02-17T18:00:00+01:00', text }),
    ]);
    await card(page, 'Sikorski').waitFor({ timeout: 10_000 });
    await page.getByRole('link', { name: /^All between Marco Rubio and Radosław Sikorski: 1$/ }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('keep a correction with its reason, and take it back', async () => {
    const { page, errors, close } = await open('/');
    await card(page, 'Lavrov').click();
    const pane = page.getByRole('complementary', { name: 'Evidence' });
    await decide(page, 'Correct fields', HOSTILE, () => page.getByLabel('Place').fill('Bern'));
    await pane.getByText('Bern', { exact: true }).waitFor({ timeout: 20_000 });
    await pane.getByText('Set by an analyst: place').waitFor();
    await pane.getByText(HOSTILE).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);

    await pane.getByRole('button', { name: 'Undo: Corrected: place' }).click();
    await record(page, 'It was another call.');
    await pane.getByText(/^Undone by/).waitFor({ timeout: 20_000 });
    expect(await pane.getByText('Bern', { exact: true }).count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  it('take away what was dismissed, and say so', async () => {
    const { page, errors, close } = await open('/');
    await card(page, 'Sybiha').click();
    await decide(page, 'Dismiss this article’s reading', 'Satire.');
    await page.getByText('This contact is no longer on record.').waitFor({ timeout: 20_000 });
    await card(page, 'Sybiha').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await close();
  });
});

/** Opens a decision about the opened contact, fills it in and records it. */
const decide = async (
  page: Page,
  what: string,
  reason: string,
  fill?: () => Promise<void>,
): Promise<void> => {
  await page.getByRole('button', { name: 'Decide' }).click();
  await page.getByRole('menuitem', { name: what }).click();
  await fill?.();
  await record(page, reason);
};

const record = async (page: Page, reason: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Record' }).click();
  await dialog.waitFor({ state: 'detached' });
};
