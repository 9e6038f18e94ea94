import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { issueKeys } from '../support/keys';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

const dayMs = 86_400_000;

describeInBrowser('a dashboard that wants a key', () => {
  const clock = new MovableClock();
  let hindcast: RunningService;
  let browser: Browser;
  let page: Page;
  let keys: Readonly<Record<'admin' | 'viewer' | 'guest', string>>;
  const dialog = () => page.getByRole('dialog');
  const give = async (key: string) => {
    await dialog().getByLabel('API key').fill(key);
    await dialog().getByRole('button', { name: 'Use this key' }).click();
  };

  beforeAll(async () => {
    const directory = temporaryDirectory();
    const [admin, viewer, guest] = await issueKeys(
      directory,
      { name: 'the admin', role: 'admin', expiresAt: null },
      { name: 'the viewer', role: 'viewer', expiresAt: null },
      { name: 'the guest', role: 'viewer', expiresAt: new Date(Date.now() + dayMs).toISOString() },
    );
    keys = { admin: String(admin?.key), viewer: String(viewer?.key), guest: String(guest?.key) };
    hindcast = await runningService({ directory, access: 'keys', clock });
    browser = await openBrowser();
    ({ page } = await watchedPage(browser));
    page.setDefaultTimeout(15_000);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await hindcast.stop();
  });

  it('says why a key is not taken', async () => {
    await page.goto(`${hindcast.service.url}/system?tab=keys`);
    await dialog().waitFor();
    expect(await dialog().getByRole('alert').count()).toBe(0);
    await give('not a key');
    await dialog().getByText('The request carries no key that this service takes.').waitFor();
  });

  it('can be closed, and asks again when somebody wants to give one', async () => {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Give a key' }).click();
    await give(keys.admin);
    await page.getByRole('row', { name: /the guest/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Give a key' }).count()).toBe(0);
  });

  it('shows nothing of an admin to who comes after, and is told nothing more by the key', async () => {
    await page.getByRole('button', { name: 'Forget my key' }).click();
    await dialog().waitFor();
    await page.getByText('the guest').waitFor({ state: 'detached' });
    await page.getByText('not connected').waitFor();
    await give(keys.viewer);
    await page.getByText('The role of the key does not reach so far.').waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    expect(await page.getByRole('row', { name: /the guest/ }).count()).toBe(0);
  });

  it('says when a key is over', async () => {
    await page.getByRole('button', { name: 'Forget my key' }).click();
    await dialog().waitFor();
    clock.moveTo(new Date(Date.now() + 2 * dayMs).toISOString());
    await give(keys.guest);
    await dialog().getByText('The key was good until a moment that is over.').waitFor();
  });
});
