import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { ChildService } from '../support/child-service';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

const longAgo = new Date('2026-01-01T00:00:00.000Z');

describeInBrowser('what is left over', () => {
  const directory = temporaryDirectory();
  const leftover = join(directory, 'models', '.writing-Ab12Cd');
  let service: ChildService;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(join(directory, 'tmp'));
    service = await ChildService.start(directory, { TMPDIR: join(directory, 'tmp') });
    mkdirSync(leftover, { recursive: true });
    utimesSync(leftover, longAgo, longAgo);
    browser = await openBrowser();
    ({ page } = await watchedPage(browser));
    page.setDefaultTimeout(15_000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.end('SIGTERM');
  });

  it('is looked for when somebody asks, and removed once it was seen', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${service.url}/system?tab=clean-up`);
    const look = page.getByRole('button', { name: 'Look for what is left over' });
    await look.waitFor();
    expect(asked).not.toContain('/v1/maintenance/clean-up');
    await look.click();
    await page.getByRole('region', { name: 'Can be removed' }).getByText('models: .writing-Ab12Cd').waitFor();
    expect(existsSync(leftover)).toBe(true);
    await page.getByRole('button', { name: 'Remove what is shown' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove what is shown' }).click();
    await until(
      () => existsSync(leftover),
      (isThere) => !isThere,
    );
    await page.getByText('Removed: 1 of what was left over').waitFor();
    await look.click();
    await page.getByText('Nothing is left over.').waitFor();
  });
});
