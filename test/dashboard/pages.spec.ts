import type { Browser } from 'playwright-core';
import { accessibilityProblems, describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describeInBrowser('every page of the dashboard', () => {
  let hindcast: RunningService;
  let browser: Browser;
  let paths: string[];
  const done = async (path: string): Promise<Json> =>
    until(
      async () => (await hindcast.get(path)).body,
      ({ status }: Json) => ['completed', 'failed'].includes(status),
      60_000,
    );

  beforeAll(async () => {
    hindcast = await runningService({ sample: true });
    const training = (await hindcast.post('/v1/trainings', { algorithm: 'frequency', seed: 1 })).body;
    await done(`/v1/trainings/${training.id}`);
    const set = (await hindcast.post('/v1/predictions', { modelId: training.modelId, seed: 1 })).body;
    const experiment = (await hindcast.post('/v1/experiments', { algorithms: ['frequency'], trials: 3, seed: 1 })).body;
    await done(`/v1/experiments/${experiment.id}`);
    const algorithms = [{ algorithm: 'uniform' }, { algorithm: 'frequency' }];
    const backtest = (await hindcast.post('/v1/backtests', { algorithms, from: '2026-06-01', seed: 1 })).body;
    await done(`/v1/backtests/${backtest.id}`);
    paths = [
      ...['/', '/draws', '/draws?tab=import', '/draws?tab=entry', '/draws?tab=completeness', '/draws?tab=conflicts', '/draws/2026-10-31'],
      ...['fairness', 'frequency', 'gaps', 'pairs', 'sums', 'weekdays', 'shapes'].map((topic) => `/explore?topic=${topic}`),
      ...['/models', '/models?tab=train', '/models?tab=trainings', '/models?tab=scorecards', `/models/${training.modelId}`],
      ...['/experiments', '/experiments?tab=start', `/experiments/${experiment.id}`],
      ...['/predictions', '/predictions?tab=check', '/predictions?tab=value', `/predictions/${set.id}`],
      ...['/backtests', '/backtests?tab=run', `/backtests/${backtest.id}`],
      ...['/record', '/record/1', '/system'],
      ...['read-models', 'alerts', 'errors', 'logs', 'backups', 'checks', 'clean-up', 'keys', 'configuration'].map(
        (tab) => `/system?tab=${tab}`,
      ),
    ];
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hindcast.stop();
  });

  it.each(['light', 'dark'] as const)(
    'can be used by everybody, fits a phone and complains of nothing, in the %s',
    async (colorScheme) => {
      const width = colorScheme === 'dark' ? 390 : 1_280;
      const { page, complaints } = await watchedPage(browser, { colorScheme, viewport: { width, height: 900 } });
      const problems: string[] = [];
      for (const path of paths) {
        await page.goto(hindcast.service.url + path);
        await page.locator('h1').first().waitFor();
        await until(
          () => page.locator('[aria-busy=true], .bone').count(),
          (waiting) => waiting === 0,
        );
        problems.push(...(await accessibilityProblems(page)).map((problem) => `${path} ${problem}`));
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (overflow > 0) problems.push(`${path} is ${overflow} pixels too wide`);
        if ((await page.getByRole('alert').count()) > 0)
          problems.push(`${path} says: ${await page.getByRole('alert').first().textContent()}`);
      }
      expect(problems).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    180_000,
  );

  it('is not there under an address that is none', async () => {
    const { page } = await watchedPage(browser);
    const response = await page.goto(`${hindcast.service.url}/nothing-here`);
    expect(response?.status()).toBe(404);
    expect((await fetch(`${hindcast.service.url}/assets/nothing.js`)).status).toBe(404);
    await page.context().close();
  });

  it('weighs little: what is loaded first is at most 60 KB of JavaScript, compressed', async () => {
    const { page } = await watchedPage(browser);
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js'))
        sizes.push(
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize),
        );
    });
    await page.goto(hindcast.service.url);
    await page.locator('h1').waitFor();
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(5_000);
    expect(total).toBeLessThanOrEqual(60 * 1_024);
    await page.context().close();
  });
});
