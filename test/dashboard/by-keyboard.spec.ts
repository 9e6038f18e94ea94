import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, type WatchedPage, watchedPage } from '../support/browser';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

/** What has the keyboard: its words, or its label. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    "(document.activeElement?.getAttribute('aria-label') || document.activeElement?.innerText || document.activeElement?.id || '').trim()",
  );

/** Goes on from control to control until one of that name has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  const met: string[] = [];
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab');
    met.push(await focused(page));
    if (met.at(-1) === name) return;
  }
  throw new Error(`the keyboard never came to ${name}; it came to ${met.join(', ')}`);
}

describeInBrowser('the dashboard by keyboard alone', () => {
  let hindcast: RunningService;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let modelId: string;
  const open = async (path: string) => {
    await page.goto(hindcast.service.url + path);
    await page.locator('h1').waitFor();
  };

  beforeAll(async () => {
    hindcast = await runningService({ sample: true });
    const training = (await hindcast.post('/v1/trainings', { algorithm: 'uniform', seed: 1 })).body;
    await until(
      async () => (await hindcast.get(`/v1/trainings/${training.id}`)).body,
      ({ status }: Json) => status === 'completed',
      60_000,
    );
    modelId = training.modelId;
    browser = await openBrowser();
    watched = await watchedPage(browser);
    page = watched.page;
    page.setDefaultTimeout(15_000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hindcast.stop();
  });

  it('skips to the page with the first key', async () => {
    await open('/draws');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement?.id')).toBe('page');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('History');
  });

  it('goes from page to page, where the page has the keyboard, and from tab to tab', async () => {
    await open('/');
    await tabTo(page, 'Explore');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Explore' }).waitFor();
    expect(await page.evaluate('document.activeElement?.id')).toBe('page');
    await tabTo(page, 'Pairs');
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: /how often two came together/ })
      .first()
      .waitFor();
    expect(await focused(page)).toBe('Pairs');
  });

  it('opens the numbers behind a chart', async () => {
    await open('/explore?topic=sums');
    await page.getByText('The numbers').first().waitFor();
    await tabTo(page, 'The numbers');
    await page.keyboard.press('Enter');
    await page.getByRole('columnheader', { name: 'by chance' }).first().waitFor();
  });

  it('asks before something that cannot be taken back: Escape is no, and the keyboard is where it was', async () => {
    await open(`/models/${modelId}`);
    await page.getByLabel('Reason').fill('no longer wanted');
    await tabTo(page, 'Retire it');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /never predicts again/ }).waitFor();
    expect(await focused(page)).toBe('No, leave it');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Retire it');
    expect((await hindcast.get(`/v1/models/${modelId}`)).body.status).toBe('idle');
  });

  it('and does it on yes', async () => {
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'Retire it');
    await page.keyboard.press('Enter');
    await until(
      async () => (await hindcast.get(`/v1/models/${modelId}`)).body,
      ({ status }: Json) => status === 'retired',
    );
  });

  it('moves the time slider step by step, and comes back', async () => {
    await open('/record');
    const slider = page.getByRole('slider');
    const last = await until(
      async () => Number(await slider.getAttribute('max')),
      (max) => max > 1_000,
    );
    await slider.focus();
    for (const key of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.getByText(`the record up to event ${last - 2}`).waitFor();
    await page.keyboard.press('Home');
    await page.getByText('the record up to event 1.').waitFor();
    await page.getByRole('button', { name: 'Back to now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Now. Drag it back/).waitFor();
  });

  it('without a complaint of its console', () => {
    expect(watched.complaints).toEqual([]);
  });
});
