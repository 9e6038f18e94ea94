import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describeInBrowser('charts', () => {
  let hindcast: RunningService;
  let browser: Browser;
  let page: Page;
  const done = async (path: string, wish: object): Promise<string> => {
    const { id } = (await hindcast.post(path, wish)).body;
    await until(
      async () => (await hindcast.get(`${path}/${id}`)).body,
      ({ status }: Json) => status === 'completed',
      60_000,
    );
    return `${path.replace('/v1', '')}/${id}`;
  };
  const taken = async (button: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).first().click(),
    ]);
    return readFileSync(await download.path());
  };

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

  it('are taken along as the numbers that the API gave, and as a drawing that needs no style sheet', async () => {
    await page.goto(`${hindcast.service.url}/explore?topic=frequency`);
    const { items } = (await hindcast.get('/v1/games/powerball/analytics/frequency')).body;
    const [, ...rows] = parse(await taken('CSV')) as string[][];
    expect(rows.map(([ball, drawn]) => [Number(ball), Number(drawn)])).toEqual(
      items[0].pools.find(({ pool }: Json) => pool === 'white').balls.map(({ ball, observed }: Json) => [ball, observed]),
    );
    const svg = (await taken('SVG')).toString();
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('fill="rgb(11, 95, 98)"');
    expect(svg).not.toContain('var(');
  });

  it('of long series are taken along as a picture', async () => {
    const wish = { algorithms: [{ algorithm: 'frequency' }], from: '2026-06-01', seed: 1 };
    await page.goto(hindcast.service.url + (await done('/v1/backtests', wish)));
    await page
      .getByText(/nineteen of twenty purses of random tickets/)
      .first()
      .waitFor();
    expect((await taken('PNG')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('compare the settings of trials, whatever algorithm was tried first', async () => {
    const wish = { algorithms: ['uniform', 'frequency'], trials: 6, seed: 1 };
    await page.goto(hindcast.service.url + (await done('/v1/experiments', wish)));
    await page.getByRole('img', { name: 'Settings of frequency and their skill' }).waitFor();
    expect(await page.getByRole('img', { name: 'Skill of each trial beside chance' }).locator('circle').count()).toBeGreaterThan(1);
  });
});
