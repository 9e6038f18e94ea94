import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, type WatchedPage, watchedPage } from '../support/browser';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { until } from '../support/until';

describeInBrowser('the main job, done in a browser', () => {
  const clock = new MovableClock();
  let hindcast: RunningService;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  const open = (path: string) => page.goto(hindcast.service.url + path);
  const get = async (path: string) => (await hindcast.get(path)).body;

  beforeAll(async () => {
    hindcast = await runningService({ clock });
    browser = await openBrowser();
    watched = await watchedPage(browser);
    page = watched.page;
    page.setDefaultTimeout(15_000);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await hindcast.stop();
  });

  it('begins by saying what to do where nothing is on record', async () => {
    await open('/');
    await page.getByText('No draw is on record yet.').waitFor();
    await page.getByText('No forecast has met its draw yet').waitFor();
  });

  it('imports a file: first as a dry run, with a report of the row that is no draw, then for good', async () => {
    await open('/draws?tab=import');
    const csv = `${sampleCsv(200)}2026-08-01,1,2,3,4,99,5\n`;
    await page.getByLabel('File of draws').setInputFiles({ name: 'draws.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('What would happen').waitFor();
    expect(await page.getByRole('cell', { name: '202', exact: true }).count()).toBe(1);
    expect((await get('/v1/games/powerball/draws')).items).toHaveLength(0);
    await page.getByRole('button', { name: 'Import 200 draws' }).click();
    await page.getByText('What happened').waitFor();
    expect((await get('/v1/games/powerball/draws?limit=1000')).items).toHaveLength(200);
  });

  it('trains a model from a form made of what its algorithm can be set to, and issues its prediction', async () => {
    await open('/models?tab=train');
    await page.getByRole('combobox', { name: 'Algorithm' }).selectOption('frequency');
    await page.getByLabel('Seed').fill('1');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('link', { name: 'its card' }).click();
    await page.getByRole('button', { name: 'Issue its prediction for the next draw' }).click();
    await page.getByRole('heading', { name: /frequency for the draw of/ }).waitFor();
    await page.getByText('Its draw has not come').waitFor();
    expect((await get('/v1/prediction-sets')).items).toHaveLength(1);
  });

  it('puts the draw on record by hand, and shows the score', async () => {
    const { drawsAt, date } = await get('/v1/games/powerball/next-draw');
    const [set] = (await get('/v1/prediction-sets')).items;
    clock.moveTo(new Date(Date.parse(drawsAt) + 3_600_000).toISOString());
    await open('/draws?tab=entry');
    await page.getByLabel('Date').fill(date);
    await page.getByLabel('White balls').fill('3 17 28 44 61');
    await page.getByLabel('Powerball', { exact: false }).last().fill('9');
    await page.getByRole('button', { name: 'Put it on record' }).click();
    await until(
      async () => (await get(`/v1/prediction-sets/${set.id}/scores`)).items?.length,
      (length) => length === 1,
    );
    await open(`/predictions/${set.id}`);
    await page.getByRole('heading', { name: /What came of it/ }).waitFor();
    await open('/');
    await page.getByText(/After 1 scored draws, none of 1 models does better than chance/).waitFor();
  });

  it('takes the proof along, and the page of the verifier finds it sound', async () => {
    const [set] = (await get('/v1/prediction-sets')).items;
    await open(`/predictions/${set.id}`);
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download proof' }).click()]);
    const receipt = readFileSync(await taken.path(), 'utf8');
    expect(JSON.parse(receipt).prediction.event).toContain(set.id);
    await open('/verify/index.html');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(receipt) });
    await page
      .getByText(/passed|holds|sound/i)
      .first()
      .waitFor();
  });

  it('goes back to a moment before the prediction: every page shows what was known then, and nothing can be done', async () => {
    const [set] = (await get('/v1/prediction-sets')).items;
    await open('/record');
    const slider = page.getByRole('slider');
    await slider.waitFor();
    await until(
      async () => Number(await slider.getAttribute('max')),
      (max) => max > set.position,
    );
    await slider.fill(String(set.position - 1));
    await page.getByText(/Nothing that came later is shown/).waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(`position:${set.position - 1}`);
    await page.getByRole('link', { name: 'Predictions' }).click();
    await page.getByText('No prediction is on record.').waitFor();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByRole('link', { name: set.drawDate, exact: true }).waitFor();
  });

  it('without a complaint of its console or of its content-security policy', () => {
    expect(watched.complaints).toEqual([]);
  });
});
