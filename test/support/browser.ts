import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserFile } from './chromium';

export { openBrowser } from './chromium';

/** Specs that need a browser. Where there is none they are skipped, counted, and say why by their name. */
export const describeInBrowser: (name: string, specs: () => void) => void = browserFile
  ? describe
  : (name, specs) => describe.skip(`${name} (skipped: no Chromium on this machine)`, specs);

/** A page, and everything that it complained about. */
export type WatchedPage = Readonly<{ page: Page; complaints: string[] }>;

/** Opens a page that is listened to: errors of its scripts, of its console and of its content-security policy. */
export async function watchedPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints };
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What is seriously wrong for people who do not see, or do not use a mouse: a line for each finding. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: AxeViolation[] }>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

type AxeViolation = Readonly<{ id: string; impact: string; nodes: readonly Readonly<{ target: readonly string[] }>[] }>;
