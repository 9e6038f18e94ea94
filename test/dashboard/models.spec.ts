import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, watchedPage } from '../support/browser';
import { type RunningService, runningService } from '../support/running-service';
import { until } from '../support/until';

type Json = ReturnType<typeof JSON.parse>;

describeInBrowser('models in a browser', () => {
  let hindcast: RunningService;
  let browser: Browser;
  let page: Page;
  const training = (id: string): Promise<Json> => hindcast.get(`/v1/trainings/${id}`).then(({ body }) => body);
  const ended = (id: string): Promise<Json> =>
    until(
      () => training(id),
      ({ status }: Json) => status === 'completed',
      60_000,
    );
  const slot = async (): Promise<Json> => (await hindcast.get('/v1/games/powerball/model-slots/frequency')).body;

  beforeAll(async () => {
    hindcast = await runningService({ sample: true });
    browser = await openBrowser();
    const { page: opened } = await watchedPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    page = opened;
    page.setDefaultTimeout(15_000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await hindcast.stop();
  });

  it('says how far a training is, also one that waited for its turn while somebody looked', async () => {
    const long = { algorithm: 'gru', hyperparameters: { epochs: 200 } };
    const first = (await hindcast.post('/v1/trainings', { ...long, slot: 'first' })).body;
    const second = (await hindcast.post('/v1/trainings', { ...long, slot: 'second' })).body;
    await page.goto(`${hindcast.service.url}/models?tab=trainings`);
    await page.getByRole('region', { name: 'Training of second, gru' }).getByText('waits for its turn').waitFor();
    await hindcast.post(`/v1/trainings/${first.id}/cancel`);
    await until(
      () => training(second.id),
      ({ status }: Json) => status === 'running',
      60_000,
    );
    await page.getByText(/^learning to be measured, White balls: \d+ of 200, loss \d\.\d{4}, about .+ left$/).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('max')).toBe('200');
    await hindcast.post(`/v1/trainings/${second.id}/cancel`);
  }, 120_000);

  it('rolls a slot back to the champion before, with a reason that stays on record', async () => {
    const ids: string[] = [];
    for (const seed of [1, 2]) {
      const { id, modelId } = (await hindcast.post('/v1/trainings', { algorithm: 'frequency', seed })).body;
      await ended(id);
      await hindcast.post(`/v1/models/${modelId}/promote`, { reason: `version of seed ${seed}` });
      ids.push(modelId);
    }
    await page.goto(`${hindcast.service.url}/models`);
    await page.getByText('Roll back').click();
    const rollBack = page.getByRole('button', { name: 'Roll it back' });
    expect(await rollBack.isDisabled()).toBe(true);
    await page.getByLabel('Reason').fill('it was worse');
    await rollBack.click();
    await page.getByRole('dialog').getByRole('button', { name: 'No, leave it' }).click();
    expect((await slot()).champion).toBe(ids[1]);
    await rollBack.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Roll it back' }).click();
    await page.getByText('frequency is rolled back').waitFor();
    const { champion, promotions } = await slot();
    expect(champion).toBe(ids[0]);
    expect(promotions[0]).toMatchObject({ isRollback: true, reason: 'it was worse' });
  }, 120_000);

  it('gives that as a command line which does the same', async () => {
    const newest = (await slot()).models.at(-1);
    await hindcast.post(`/v1/models/${newest.id}/promote`, { reason: 'once more' });
    await page.goto(`${hindcast.service.url}/models`);
    await page.getByText('Roll back').click();
    await page.getByLabel('Reason').fill(`it's "worse"`);
    await page.locator('details').getByRole('button', { name: 'copy as curl' }).click();
    const command = await page.evaluate<string>('navigator.clipboard.readText()');
    await promisify(execFile)('sh', ['-c', `${command} --silent --fail --max-time 10`]);
    expect((await slot()).promotions[0]).toMatchObject({ isRollback: true, reason: `it's "worse"` });
  });
});
