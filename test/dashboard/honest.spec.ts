import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

describeInBrowser('what is shown is what is so', () => {
  let hindcast: RunningService;
  let browser: Browser;
  let page: Page;
  const open = (path: string) => page.goto(hindcast.service.url + path);

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

  it('a forecast that comes from synthetic draws is marked wherever it is', async () => {
    const [set] = (await hindcast.get('/v1/prediction-sets')).body.items;
    expect(set.synthetic).toBe(true);
    await open('/predictions');
    await page.getByRole('table', { name: 'Prediction sets' }).getByText('synthetic').waitFor();
    await open(`/predictions/${set.id}`);
    await page.getByText('synthetic draws').waitFor();
    await open('/');
    await page.getByRole('region', { name: 'On record for it' }).getByText('synthetic').waitFor();
  });

  it('what one ticket has won does not stand beside another', async () => {
    await open('/predictions?tab=check');
    await page.getByLabel('White balls').fill('3 17 28 44 61');
    await page.getByLabel('Powerball').last().fill('9');
    await page.getByRole('button', { name: 'Check it' }).click();
    await page.getByRole('cell', { name: '0+1' }).first().waitFor();
    await page.getByLabel('White balls').fill('3 17 28 44 99');
    await page.getByText('staked').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Check it' }).click();
    await page.getByRole('alert').getByText('white 99 is not between 1 and 69').waitFor();
    expect(await page.getByText('staked').count()).toBe(0);
  });

  it('what has no past says so where the past is looked at', async () => {
    const note = page.getByText('This is how it is now, and not as of then');
    await open('/system?tab=configuration&asOf=position:1');
    await note.waitFor();
    await page.getByRole('link', { name: 'Alerts', exact: true }).click();
    await note.waitFor({ state: 'detached' });
  });

  it('where somebody has scrolled far, what is new waits until it is asked for', async () => {
    await open('/record');
    const table = page.getByRole('table', { name: 'Events' });
    await page.getByText('100 so far').waitFor();
    await page.evaluate("document.querySelector('.virtual').scrollTo(0, 1e6)");
    await page.getByText('200 so far').waitFor();
    const { id } = (await hindcast.post('/v1/trainings', { algorithm: 'uniform' })).body;
    await until(
      async () => (await hindcast.get(`/v1/trainings/${id}`)).body.status,
      (status) => status === 'completed',
    );
    await page.getByRole('button', { name: 'Show what is new' }).click();
    await table.getByText(`training-${id}`).first().waitFor();
  });
});
