import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article, oneOfMany } from '../support/articles';
import { type Browser, describeWithBrowser, openBrowser } from '../support/browser';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, freePort, startServer, type TestServer } from '../support/server';

describeWithBrowser('the feed in a browser', () => {
  let database: TestDatabase;
  let server: TestServer;
  let env: Record<string, string>;
  let browser: Browser;

  beforeAll(async () => {
    database = await createDatabase();
    env = { CHANCERY_DATABASE_URL: database.url, CHANCERY_PORT: String(await freePort()) };
    server = await startServer(env);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.drop();
  });

  const publish = (...articles: ReturnType<typeof article>[]) => server.call('POST', '/articles', articles);

  const openFeed = async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${server.url}/login#token=${ADMIN_TOKEN}`);
    await page.getByText('Live', { exact: true }).first().waitFor();
    return { page, errors, close: () => context.close() };
  };

  it('shows an article that is posted meanwhile, with the words from which it was read', async () => {
    const { page, errors, close } = await openFeed();
    await publish(article('browser-1'));
    const card = page.getByRole('article').filter({ hasText: 'Lavrov' });
    await card.waitFor({ timeout: 5_000 });
    await card.click();
    const marks = page.locator('mark');
    await marks.first().waitFor();
    const words = (await marks.allTextContents()).join(' ');
    expect(words).toMatch(/Marco Rubio/);
    expect(words).toMatch(/Sergej Lawrow/);
    expect(words).toMatch(/telefoniert/);
    expect(words).toMatch(/am Samstag|Samstag/);
    expect(errors).toEqual([]);
    await close();
  });

  it('recovers without a gap when the server is restarted meanwhile', async () => {
    const { page, errors, close } = await openFeed();
    await publish(oneOfMany(0, 'gap'));
    await page.getByRole('article').filter({ hasText: 'Sikorski' }).first().waitFor();
    await server.kill();
    await page
      .getByText(/reconnecting|offline/i)
      .first()
      .waitFor({ timeout: 15_000 });
    server = await startServer(env);
    await publish(oneOfMany(1, 'gap'), oneOfMany(2, 'gap'), oneOfMany(3, 'gap'));
    for (const name of ['Sybiha', 'Araghchi', 'Wang Yi']) {
      await page.getByRole('article').filter({ hasText: name }).first().waitFor({ timeout: 30_000 });
    }
    expect(await page.getByRole('article').filter({ hasText: 'Sikorski' }).count()).toBe(1);
    expect(errors).toEqual([]);
    await close();
  });

  it('signs in by the link also when the answer that nobody is signed in comes last', async () => {
    for (let round = 0; round < 6; round++) {
      const context = await browser.newContext({ locale: 'en-GB' });
      const page = await context.newPage();
      await answerQuestionAfterSignIn(page);
      await page.goto(`${server.url}/login#token=${ADMIN_TOKEN}`);
      await page.getByText('Live', { exact: true }).first().waitFor({ timeout: 10_000 });
      await context.close();
    }
  });

  it('shows hostile text as text', async () => {
    const { page, errors, close } = await openFeed();
    await publish(
      article('hostile', {
        outlet: { name: '<img src=x onerror="document.title=1">' },
        title: '<script>document.title = "owned"</script>',
        text: 'Der norwegische Außenminister Espen Barth Eide telefonierte am Samstag mit der schwedischen Außenministerin Maria Malmer Stenergard. <img src=x onerror="document.title=1"> Mehr wurde nicht bekannt.',
      }),
    );
    const card = page.getByRole('article').filter({ hasText: 'Stenergard' });
    await card.first().waitFor();
    await card.first().click();
    await page.locator('mark').first().waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toMatch(/owned|^1$/);
    expect(errors).toEqual([]);
    await close();
  });
});

/** Holds back the answer to "who is signed in?" until the sign-in, sent meanwhile, is answered. */
const answerQuestionAfterSignIn = async (page: Page): Promise<void> => {
  let signedIn = () => {};
  const afterSignIn = new Promise<void>((resolve) => {
    signedIn = resolve;
  });
  await page.route('**/api/v1/session', async (route) => {
    const isQuestion = route.request().method() === 'GET';
    const response = await route.fetch();
    if (isQuestion) await afterSignIn;
    const told = route.fulfill({ response }).catch(() => {});
    if (!isQuestion) signedIn();
    await told;
  });
};
