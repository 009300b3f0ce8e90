import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article } from '../support/articles';
import { type Browser, describeWithBrowser, openBrowser } from '../support/browser';
import { startHttpReceiver } from '../support/http-receiver';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, eventually, startServer, type TestServer } from '../support/server';

const DAY_MS = 86_400_000;

const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

/** A call of both foreign ministers, told on its day. */
const call = (id: string, days: number) =>
  article(id, {
    publishedAt: ago(days),
    text: 'US-Außenminister Marco Rubio hat heute mit seinem russischen Amtskollegen Sergej Lawrow telefoniert.',
  });

describeWithBrowser('alerts in a browser', () => {
  let database: TestDatabase;
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer({
      CHANCERY_DATABASE_URL: database.url,
      CHANCERY_WEBHOOKS_ALLOW_PRIVATE: 'on',
    });
    browser = await openBrowser();
    await server.call('POST', '/articles', [call('alerts-before', 400)]);
    await eventually(
      () => server.call('GET', '/contacts'),
      ({ body }) => body.items.length === 1,
    );
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.drop();
  });

  const open = async (path: string, locale = 'en-GB') => {
    const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${server.url}/login#token=${ADMIN_TOKEN}`);
    await page.getByText('Live', { exact: true }).first().waitFor();
    await page.goto(`${server.url}${path}`);
    return { page, errors, close: () => context.close() };
  };

  const alert = (page: Page, why: string) =>
    page.getByRole('list', { name: 'Alerts, latest first' }).locator('> li').filter({ hasText: why });
  const navigation = (page: Page) => page.getByRole('navigation', { name: 'Main' });

  it('are asked for where one stands, told within seconds with why, and opened with their evidence', async () => {
    const { page, errors, close } = await open('/dyads/person:marco-rubio/person:sergey-lavrov');
    await page.getByRole('button', { name: 'Watch this pair' }).click();
    await page.getByRole('heading', { level: 1, name: 'New rule' }).waitFor();
    const preview = page.getByRole('region', { name: 'What it would have told' });
    await preview.getByText(/^1 time in all, of 1 contacts? looked at/).waitFor();

    await page.getByLabel('What happens').selectOption({ label: 'First contact' });
    await preview.getByText('First contact on record').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).getAttribute('placeholder')).toBe(
      'Marco Rubio – Sergey Lavrov: first contact in a year',
    );
    await preview.getByRole('link', { name: /Marco Rubio, Sergey Lavrov/ }).click();
    await page.getByRole('complementary', { name: 'Evidence' }).locator('mark').first().waitFor();
    await page.getByRole('link', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByRole('link', { name: 'Marco Rubio – Sergey Lavrov: first contact in a year' }).waitFor();
    await page.getByText('no alerts yet').waitFor();

    await server.call('POST', '/articles', [call('alerts-now', 0)]);
    await navigation(page).getByRole('img', { name: '1 unread' }).waitFor({ timeout: 10_000 });
    await eventually(
      () => page.title(),
      (title) => title === '(1) Rules – Chancery',
    );
    await navigation(page)
      .getByRole('link', { name: /^Alerts/ })
      .click();
    const told = alert(page, 'First contact since');
    await told.getByText('Marco Rubio – Sergey Lavrov', { exact: true }).waitFor();
    await told.getByRole('link', { name: /^Open Call/ }).click();
    await page.getByRole('complementary', { name: 'Evidence' }).locator('mark').first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/alerts\/contacts\//);
    // Opening it was reading it.
    await navigation(page)
      .getByRole('img', { name: /unread/ })
      .waitFor({ state: 'detached' });
    await told.getByRole('button', { name: 'Mark as unread' }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('are asked for anew from the evidence that a preview opens', async () => {
    const { page, errors, close } = await open('/alerts/rules/new?who=country:RU&with=country:US');
    await page
      .getByRole('link', { name: /Marco Rubio, Sergey Lavrov/ })
      .first()
      .click();
    const pane = page.getByRole('complementary', { name: 'Evidence' });
    await pane.getByRole('link', { name: 'Watch this pair' }).click();
    await page.getByRole('group', { name: 'One side' }).getByText('Marco Rubio').waitFor();
    await page.getByRole('group', { name: 'The other side' }).getByText('Sergey Lavrov').waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('say so when they turn out otherwise, while one looks on', async () => {
    const { page, errors, close } = await open('/alerts');
    const told = alert(page, 'First contact since');
    await told.waitFor();
    await server.call('POST', '/articles', [call('alerts-between', 90)]);
    await told.getByText(/^Not the first: they had contact on/).waitFor({ timeout: 15_000 });
    await told.getByRole('link', { name: 'open it' }).click();
    await page.getByRole('complementary', { name: 'Evidence' }).locator('mark').first().waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('are marked by keys and many at once', async () => {
    const { page, errors, close } = await open('/alerts');
    const told = alert(page, 'First contact since');
    await told.waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 selected').waitFor();
    await page.getByRole('button', { name: 'Assign to me' }).first().click();
    await told.getByText('Assigned to you').waitFor();
    await told.getByRole('link', { name: /^Open Call/ }).focus();
    await page.keyboard.press('e');
    await told.getByText(/^Acknowledged/).waitFor();
    const { body } = await server.call('GET', '/alerts');
    expect(body.items).toMatchObject([{ assignee: 'administrator', acknowledgedAt: expect.any(String) }]);
    expect(errors).toEqual([]);
    await close();
  });

  it('rest while a rule is snoozed; it is changed as it is now, and faults stand at their field', async () => {
    const { page, errors, close } = await open('/alerts/rules');
    const actions = page.getByRole('button', { name: /^Actions for/ });
    await actions.click();
    await page.getByRole('menuitem', { name: 'For a week' }).click();
    await page.getByText('Snoozed').waitFor();
    await actions.click();
    await page.getByRole('menuitem', { name: 'End the snooze' }).click();
    await page.getByText('Active', { exact: true }).waitFor();

    await page.getByRole('link', { name: /^Marco Rubio – Sergey Lavrov/ }).click();
    await page.getByLabel('Name', { exact: true }).fill('Both ministers');
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByRole('link', { name: 'Both ministers' }).waitFor();
    // Somebody else changes it meanwhile: the form begins with what it is now.
    const { id, name: _, ...rule } = (await server.call('GET', '/alert-rules')).body.items[0];
    const { who, when, filter, demands, recencyDays, channels, shared } = rule;
    const body = { who, with: rule.with, when, filter, demands, recencyDays, channels, shared };
    await server.call('PUT', `/alert-rules/${id}`, { ...body, name: 'Ministers' });
    await page.getByRole('link', { name: 'Both ministers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ministers', exact: true }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ministers');
    const other = page.getByRole('group', { name: 'The other side' });
    await other.getByRole('button', { name: 'Choose another' }).click();
    await other.getByLabel(/Find an actor/).fill('Rubio');
    await page.getByRole('option', { name: /Marco Rubio/ }).click();
    await other.getByText(/is the same as who/).waitFor();
    await page.getByLabel('After so long without one').fill('5000');
    await page.getByText(/^Too big/).waitFor();
    await page.getByRole('button', { name: 'Save rule' }).click();
    await page.getByText(/^The rule was not saved: when.withinDays: Too big/).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('watch a list that is made on the way, in German', async () => {
    const { page, errors, close } = await open('/alerts/rules/new?who=any', 'de-DE');
    const side = page.getByRole('group', { name: 'Die eine Seite' });
    await side.getByLabel(/Art$/).selectOption({ label: 'Beobachtungsliste' });
    await side.getByRole('button', { name: 'Neue Liste' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name der Liste').fill('Großmächte');
    await dialog.getByLabel('Land hinzufügen').selectOption('RU');
    await dialog.getByLabel('Land hinzufügen').selectOption('US');
    await dialog.getByRole('button', { name: 'Liste speichern' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Hätte im Jahr bis .* nichts gemeldet$/).waitFor();
    await page.getByText(/^1-mal insgesamt, bei 3 betrachteten Kontakten/).waitFor();
    await page.getByRole('button', { name: 'Regel speichern' }).click();
    await page
      .getByRole('link', { name: 'Großmächte – Irgendwer: erster Kontakt seit einem Jahr' })
      .waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it('go elsewhere by channels: what is refused is told, what a test is answered, too', async () => {
    const { page, errors, close } = await open('/alerts/channels');
    await page.getByRole('button', { name: 'New channel' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Program');
    const address = dialog.getByLabel('Address', { exact: true });
    await address.fill('no address');
    await dialog.getByRole('button', { name: 'Create channel' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await address.getAttribute('aria-invalid')).toBe('true');

    const receiver = await startHttpReceiver(
      (response, _request, n) =>
        void response.writeHead(n === 0 ? 204 : 404).end(n === 0 ? '' : 'no such hook'),
    );
    await address.fill(`${receiver.url}/hook`);
    await dialog.getByRole('button', { name: 'Create channel' }).click();
    expect(await dialog.getByLabel('Secret').inputValue()).toMatch(/^whsec_/);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Test Program' }).click();
    await page.getByText('It arrived. The answer:').waitFor();
    expect(receiver.requests).toHaveLength(1);
    await page.getByRole('button', { name: 'Test Program' }).click();
    await page.getByText('It did not arrive:').waitFor();
    await page.getByRole('status').getByText('404: no such hook').waitFor();
    const log = page.getByRole('list', { name: 'Messages sent' }).getByRole('listitem');
    await log.filter({ hasText: '404: no such hook' }).waitFor();
    await page.getByLabel('State').selectOption({ label: 'Sent' });
    await log.filter({ hasText: '404' }).waitFor({ state: 'detached' });
    await receiver.close();
    expect(errors).toEqual([]);
    await close();
  });
});
