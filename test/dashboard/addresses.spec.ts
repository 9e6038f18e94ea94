import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

describeInBrowser('what is shown is in the address', () => {
  let hindcast: RunningService;
  let browser: Browser;
  let page: Page;
  const search = () => Object.fromEntries(new URL(page.url()).searchParams);
  const rows = () => page.getByRole('table', { name: 'Draws' }).getByRole('link').allTextContents();

  beforeAll(async () => {
    hindcast = await runningService({ sample: true });
    browser = await openBrowser();
    ({ page } = await watchedPage(browser));
    page.setDefaultTimeout(15_000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hindcast.stop();
  });

  it('draws are asked for by date, day and ball, and the address says so', async () => {
    await page.goto(`${hindcast.service.url}/draws`);
    await page.getByLabel('From', { exact: true }).fill('2026-01-01');
    await page.getByLabel('Through').fill('2026-03-31');
    await page.getByLabel('Drawn on').selectOption('saturday');
    await page.getByLabel('With the ball').fill('17');
    await page.getByLabel('Order').selectOption('asc');
    expect(search()).toEqual({ from: '2026-01-01', to: '2026-03-31', weekday: 'saturday', number: '17', order: 'asc' });
    const { items } = (await hindcast.get(`/v1/games/powerball/draws${new URL(page.url()).search}`)).body;
    const dates = items.map(({ date }: { date: string }) => date);
    expect(dates.length).toBeGreaterThan(0);
    expect(await until(rows, (shown) => shown.length === dates.length)).toEqual(dates);
  });

  it('whoever is sent it sees the same', async () => {
    const shown = await rows();
    await page.goto(page.url());
    expect(await until(rows, (again) => again.length === shown.length)).toEqual(shown);
    expect(await page.getByLabel('Drawn on').inputValue()).toBe('saturday');
  });

  it('says when nothing is like that, and clears the filters', async () => {
    await page.goto(`${hindcast.service.url}/draws?corrected=true`);
    await page.getByText('No draw on record is like that.').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    expect(search()).toEqual({});
    await page.getByText('so far, more as you scroll').waitFor();
  });

  it('a moment is gone to by its time, and goes along to other pages', async () => {
    await page.goto(`${hindcast.service.url}/record`);
    const { recordedAt } = (await hindcast.get('/v1/events/3')).body;
    await page.getByLabel('Or as of a time, UTC').fill('2020-01-01T00:00:00');
    await page.getByText(/You are looking at 2020-01-01 00:00:00 UTC/).waitFor();
    expect(search()).toEqual({ asOf: '2020-01-01T00:00:00Z' });
    await page.getByText('No event is like that').waitFor();
    await page.goto(`${hindcast.service.url}/record?asOf=${recordedAt}`);
    await page.getByRole('link', { name: 'Draws', exact: true }).click();
    await page.getByRole('heading', { name: 'Draws', exact: true }).waitFor();
    expect(search()).toEqual({ asOf: recordedAt });
  });

  it('a year can be typed digit by digit, without going to the moments on the way', async () => {
    await page.goto(`${hindcast.service.url}/record?asOf=2026-11-20T17:24:00Z`);
    const field = page.getByLabel('Or as of a time, UTC');
    await until(
      () => field.inputValue(),
      (value) => value !== '',
    );
    await field.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2025');
    await page.getByText(/You are looking at 2025-11-20 17:24:00 UTC/).waitFor();
  });

  it('an event is followed by the one after it, and not by its own words under another number', async () => {
    const { id } = (await hindcast.get('/v1/events/3')).body;
    await page.goto(`${hindcast.service.url}/record/2`);
    await page.getByRole('link', { name: 'after' }).click();
    await page.getByRole('heading', { name: 'Event 3' }).waitFor();
    await page.getByText(id, { exact: true }).waitFor();
  });
});
