import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserFile, openBrowser } from '../test/support/chromium';
import { dailyDate, dailyFile, dailyGame } from '../test/support/daily-game';
import { type Bar, median, timed } from './report';
import { ServiceProcess } from './service-process';

const draws = 100_000;
const repeats = 20;
const visits = 5;

const pages = [
  '/',
  ...['/draws', '/draws?tab=completeness', '/draws?tab=conflicts', '/draws?corrected=true', '/draws?synthetic=true', '/draws?number=7'],
  ...['fairness', 'frequency', 'gaps', 'pairs', 'sums', 'weekdays', 'shapes'].map((topic) => `/explore?topic=${topic}`),
  ...['/models', '/models?tab=trainings', '/models?tab=scorecards', '/experiments', '/predictions', '/predictions?tab=value', '/backtests'],
  ...['/record', '/record/1', '/system'],
  ...['read-models', 'alerts', 'errors', 'logs', 'backups', 'checks', 'clean-up', 'keys', 'configuration'].map(
    (tab) => `/system?tab=${tab}`,
  ),
];

/** The dashboard in a real browser, over a game of 100,000 draws and a log of many events: how soon a page shows, and how soon its queries are answered. */
export async function dashboardBars(directory: string, events: number): Promise<Bar[]> {
  if (browserFile === undefined) throw new Error('there is no Chromium on this machine; CHROMIUM says where it is');
  const service = await ServiceProcess.start(directory);
  const browser = await openBrowser();
  try {
    await service.post('/v1/games', dailyGame);
    await service.post('/v1/games/daily/imports', dailyFile(draws, daysSinceFirst() - draws));
    const { modelId, setId } = await predict(service);
    const shown = [...pages, `/models/${modelId}`, `/predictions/${setId}`];
    const note = `${draws} draws, ${events} events`;
    return [await paintBar(browser, service.url, note), await queriesBar(await asked(browser, service.url, shown), note)];
  } finally {
    await browser.close();
    await service.stop();
  }
}

/** The last of the draws is of yesterday. */
const daysSinceFirst = (): number => Math.floor((Date.now() - Date.parse(dailyDate(0))) / 86_400_000);

/** A model, and a prediction by it. */
async function predict(service: ServiceProcess): Promise<{ modelId: string; setId: string }> {
  const { id } = (await service.post('/v1/trainings', { game: 'daily', algorithm: 'frequency' })) as { id: string };
  for (;;) {
    const { status, modelId } = await service.get<{ status: string; modelId: string }>(`/v1/trainings/${id}`);
    if (status === 'completed') return { modelId, setId: ((await service.post('/v1/predictions', { modelId })) as { id: string }).id };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function paintBar(browser: Browser, url: string, note: string): Promise<Bar> {
  const times: number[] = [];
  // Each visitor has an empty cache.
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
    times.push(await largestPaintMs(context, `${url}/?game=daily`));
    await context.close();
  }
  return { name: 'largest contentful paint of the first page', measured: median(times), limit: 1_000, atLeast: false, unit: 'ms', note };
}

const watchPaints = `
  window.largestPaintMs = 0;
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) window.largestPaintMs = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });`;

async function largestPaintMs(context: BrowserContext, url: string): Promise<number> {
  await context.addInitScript(watchPaints);
  const page = await context.newPage();
  await page.goto(url);
  await settled(page);
  return page.evaluate<number>('window.largestPaintMs');
}

/** What each page asks for. @returns the addresses, each with the page that asked for it first */
async function asked(browser: Browser, url: string, paths: readonly string[]): Promise<Map<string, string>> {
  const page = await browser.newPage();
  const addresses = new Map<string, string>();
  let shown = '';
  page.on('request', (request) => {
    const address = request.url();
    const isQuery = request.method() === 'GET' && address.includes('/v1/') && !address.endsWith('/feed');
    if (isQuery && !addresses.has(address)) addresses.set(address, shown);
  });
  for (shown of paths) {
    await page.goto(`${url}${shown}${shown.includes('?') ? '&' : '?'}game=daily`);
    await settled(page);
  }
  return addresses;
}

/** Waits until a page has what it asked for. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('load');
  for (let quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    quiet = (await page.locator('[aria-busy=true], .bone').count()) === 0 ? quiet + 1 : 0;
  }
}

/** The slowest of all queries, each by its median. */
async function queriesBar(addresses: ReadonlyMap<string, string>, of: string): Promise<Bar> {
  let worst = { ms: 0, address: '' };
  for (const address of addresses.keys()) {
    const times: number[] = [];
    for (let time = 0; time < repeats; time++) times.push(await timed(async () => (await fetch(address)).arrayBuffer()));
    const ms = median(times);
    if (ms > worst.ms) worst = { ms, address };
  }
  const slowest = `${new URL(worst.address).pathname} of ${addresses.get(worst.address)}`;
  const note = `${of}; of ${addresses.size} queries of ${new Set(addresses.values()).size} pages, ${slowest}`;
  return { name: "the slowest of the pages' queries", measured: worst.ms, limit: 50, atLeast: false, unit: 'ms', note };
}
