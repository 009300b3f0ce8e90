import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, describeWithBrowser, openBrowser } from '../support/browser';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, startServer, type TestServer } from '../support/server';
import { seedDemo, wellTold } from './demo';

/** The Web Content Accessibility Guidelines 2.2 up to level AA, and what is good practice beyond. */
const ALL: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** All that a theme can change. */
const COLOURS: axe.RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Until flags and charts, which load by themselves, stand. */
const SETTLED_MS = 300;

/** How each view is reached and how it is known to stand. `CALL` is the call that the most articles tell of. */
const VIEWS: Record<string, { path: string; act: (page: Page) => Promise<unknown> }> = {
  feed: { path: '/', act: (page) => card(page) },
  'feed, filtered': { path: '/?country=RU&mode=call,meeting&from=2025-02-01', act: (page) => card(page) },
  'feed without a match': {
    path: '/?q=nobody',
    act: (page) => words(page, 'No contact matches this filter'),
  },
  'feed, chart as a table': { path: '/', act: (page) => table(page) },
  'feed of the past': { path: '/?at=2025-02-15T12:00:00Z', act: (page) => card(page) },
  'menu of values': { path: '/', act: (page) => press(page, 'Status', 'dialog') },
  'menu of dates': { path: '/', act: (page) => press(page, 'Dates', 'dialog') },
  'menu of moments': { path: '/', act: (page) => press(page, 'Go to a moment', 'dialog') },
  'menu of replays': { path: '/', act: (page) => press(page, 'Choose what to replay', 'dialog') },
  'help on keys': {
    path: '/',
    act: (page) =>
      card(page)
        .then(() => page.keyboard.press('?'))
        .then(() => dialog(page)),
  },
  evidence: { path: '/contacts/CALL', act: (page) => marks(page) },
  'evidence of the past': { path: '/contacts/CALL?at=2025-03-31T12:00:00Z', act: (page) => marks(page) },
  'menu of decisions': { path: '/contacts/CALL', act: (page) => press(page, 'Decide', 'menu') },
  'dialog to correct': { path: '/contacts/CALL', act: (page) => decide(page, 'Correct fields') },
  'dialog to merge': { path: '/contacts/CALL', act: (page) => decide(page, 'Merge with another contact') },
  'dialog to split': { path: '/contacts/CALL', act: (page) => decide(page, 'Split off articles') },
  'dialog to confirm': { path: '/contacts/CALL', act: (page) => decide(page, 'Confirm') },
  actors: { path: '/actors', act: (page) => row(page) },
  actor: { path: '/actors/person:sergey-lavrov', act: (page) => card(page) },
  'actor, about': { path: '/actors/person:sergey-lavrov', act: (page) => about(page) },
  'dialog to rename': {
    path: '/actors/person:sergey-lavrov',
    act: (page) => press(page, 'Rename', 'dialog'),
  },
  'dialog to merge actors': {
    path: '/actors/person:sergey-lavrov',
    act: (page) => press(page, 'Merge', 'dialog'),
  },
  dyads: { path: '/dyads', act: (page) => row(page) },
  dyad: { path: '/dyads/country:RU/country:US', act: (page) => card(page) },
  agenda: { path: '/agenda?past=true&cancelled=true', act: (page) => card(page) },
  'evidence beside the agenda': { path: '/agenda/contacts/CALL?past=true', act: (page) => marks(page) },
  'dialog of calendar links': { path: '/agenda', act: (page) => press(page, 'Calendar links', 'dialog') },
  compare: {
    path: '/compare?since=2025-02-01&until=2025-02-28',
    act: (page) => page.getByRole('region', { name: /Appeared/ }).waitFor(),
  },
  replay: {
    path: '/?replayFrom=-30d&replayTo=last&at=2025-03-15T12:00:00Z',
    act: (page) => card(page),
  },
  rejected: { path: '/rejected', act: (page) => listed(page, 'Rejected messages, newest first') },
  'a rejected message': {
    path: '/rejected',
    act: async (page) => {
      await page
        .getByRole('list', { name: 'Rejected messages, newest first' })
        .getByRole('link')
        .first()
        .click();
      await page.getByRole('textbox', { name: 'Message' }).waitFor();
    },
  },
  projections: { path: '/projections', act: (page) => listed(page, 'Projections') },
  'dialog to rebuild': { path: '/projections', act: (page) => press(page, 'Rebuild', 'dialog') },
  'a page that is none': { path: '/nowhere', act: (page) => words(page, 'There is no page here.') },
};

describeWithBrowser('every page, for those who do not see it or cannot point', () => {
  let database: TestDatabase;
  let server: TestServer;
  let browser: Browser;
  let call: string;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer({ CHANCERY_DATABASE_URL: database.url });
    browser = await openBrowser();
    await seedDemo(server);
    call = await wellTold(server);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.drop();
  });

  describe.each([
    ['at a desk', DESK],
    ['on a phone', PHONE],
  ] as const)('%s', (_, viewport) => {
    let page: Page;

    beforeAll(async () => {
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'UTC',
        reducedMotion: 'reduce',
        viewport,
      });
      // The content policy lets no script be added to the page later.
      await context.addInitScript(axe.source);
      page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(`${server.url}/login#token=${ADMIN_TOKEN}`);
      await card(page);
    });

    afterAll(() => page?.context().close());

    /** Every rule in the light theme, and those of colours in the dark one. */
    const violations = async () => {
      // A tooltip is part of the control under the pointer, and of no landmark.
      await page.mouse.move(0, 0);
      await page.waitForTimeout(SETTLED_MS);
      const inLight = await violationsOf(page, ALL);
      await show(page, 'dark');
      const inDark = await violationsOf(page, COLOURS);
      await show(page, 'light');
      return [...inLight, ...inDark.map((violation) => `dark: ${violation}`)];
    };

    it.each(Object.keys(VIEWS))('%s', async (name) => {
      const { path, act } = VIEWS[name]!;
      await page.goto(`${server.url}${path.replace('CALL', call)}`);
      await act(page);
      expect(await violations()).toEqual([]);
    });

    it('login', async () => {
      await page.context().clearCookies();
      await page.goto(`${server.url}/login`);
      await page.getByLabel('Token').waitFor();
      expect(await violations()).toEqual([]);
    });
  });
});

/** Switches the theme, which follows the system, and waits until it shows. */
const show = async (page: Page, colorScheme: 'light' | 'dark') => {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
};

/** What axe finds, a line for each element that breaks a rule. */
const violationsOf = async (page: Page, rules: axe.RunOptions): Promise<string[]> => {
  const run = (options: axe.RunOptions) => (globalThis as unknown as { axe: typeof axe }).axe.run(options);
  const { violations } = await page.evaluate(run, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
};

const card = (page: Page) => page.getByRole('article').first().waitFor();
const row = (page: Page) => page.locator('tbody tr').first().waitFor();
const listed = (page: Page, name: string) => page.getByRole('list', { name }).waitFor();
const words = (page: Page, text: string) => page.getByText(text).first().waitFor();
const marks = (page: Page) => page.locator('mark').first().waitFor();
const dialog = (page: Page) => page.getByRole('dialog').waitFor();

/** Presses a button and waits for what it opens. */
const press = async (page: Page, name: string, opens: 'dialog' | 'menu' | 'table') => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByRole(opens).first().waitFor();
};

const decide = async (page: Page, what: string) => {
  await press(page, 'Decide', 'menu');
  await page.getByRole('menuitem', { name: what }).click();
  await dialog(page);
};

/** On a phone the chart is folded, and what stands in the margin at a desk is a part of its own. */
const unfold = async (page: Page, button: string) => {
  await card(page);
  const folded = page.getByRole('button', { name: button, exact: true });
  if (await folded.isVisible()) await folded.click();
};

const about = async (page: Page) => {
  await unfold(page, 'About');
  await page.getByRole('complementary', { name: 'About' }).waitFor();
};

const table = async (page: Page) => {
  await unfold(page, 'Show chart');
  await press(page, 'As a table', 'table');
};
