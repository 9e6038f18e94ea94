import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

/** Adds up how much of the page has moved that nobody moved. */
const watchShifts = `
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput)
        window.shifted.push({ value: entry.value, what: entry.sources.map(({ node }) => node?.className || node?.nodeName).join(' ') });
  }).observe({ type: 'layout-shift', buffered: true });
`;
type Shift = Readonly<{ value: number; what: string }>;

const controls = `[...document.querySelectorAll('input, select, textarea')]
  .filter((control) => !control.labels?.length && !control.getAttribute('aria-label'))
  .map((control) => control.outerHTML)`;

const paths = [
  ...['/', '/draws', '/draws?tab=import', '/draws?tab=entry', '/draws?tab=completeness', '/draws/2026-10-31'],
  ...['fairness', 'frequency', 'gaps', 'pairs', 'sums', 'weekdays', 'shapes'].map((topic) => `/explore?topic=${topic}`),
  ...['/models', '/models?tab=train', '/models?tab=trainings', '/experiments', '/experiments?tab=start', '/predictions'],
  ...['/predictions?tab=check', '/predictions?tab=value', '/backtests', '/backtests?tab=run', '/record', '/record/1'],
  ...[
    '',
    '?tab=read-models',
    '?tab=alerts',
    '?tab=errors',
    '?tab=logs',
    '?tab=backups',
    '?tab=checks',
    '?tab=keys',
    '?tab=configuration',
  ].map((tab) => `/system${tab}`),
];

describeInBrowser('every page of the dashboard', () => {
  let hindcast: RunningService;
  let browser: Browser;
  beforeAll(async () => {
    hindcast = await runningService({ sample: true });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await hindcast.stop();
  });

  it.each([
    ['a large screen', 1_280],
    ['a phone', 390],
  ])(
    'stands still while it loads, and has a label on every control, on %s',
    async (_, width) => {
      const { page } = await watchedPage(browser, { viewport: { width, height: 844 } });
      await page.addInitScript({ content: watchShifts });
      const problems: string[] = [];
      for (const path of paths) {
        await page.goto(hindcast.service.url + path);
        await page.locator('h1').first().waitFor();
        await until(
          () => page.locator('[aria-busy=true], .bone').count(),
          (waiting) => waiting === 0,
        );
        const shifts = await page.evaluate<Shift[]>('window.shifted');
        const moved = shifts.reduce((sum, { value }) => sum + value, 0);
        if (moved > 0.05) problems.push(`${path} moves by ${moved.toFixed(3)}: ${shifts.map(({ what }) => what).join('; ')}`);
        problems.push(...(await page.evaluate<string[]>(controls)).map((control) => `${path} has no label on ${control}`));
      }
      expect(problems).toEqual([]);
      await page.context().close();
    },
    180_000,
  );
});
