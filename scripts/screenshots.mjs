// npm run screenshots: plays a story on the built service, and takes pictures of every page into docs/screenshots; with a name, of those pages alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bootstrap } from './bootstrap.mjs';
import { browserFile } from './browser.mjs';
import { root, say } from './run.mjs';
import { fileOf, gallery, looks, pages } from './screenshots/pages.mjs';
import { startStory } from './screenshots/service.mjs';
import { endsAt, startsAt, tellStory } from './screenshots/story.mjs';

const only = process.argv[2];
const folder = join(root, 'docs/screenshots');
// WebP of this quality is a quarter of PNG, and letters stay sharp.
const quality = 82;

await bootstrap();
if (!browserFile) {
  say('There is no Chromium on this machine (CHROMIUM says where it is). Nothing was done.');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const story = await startStory(startsAt);
const browser = await chromium.launch({ executablePath: browserFile, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  say('The story is told …');
  const told = pages(await tellStory(story));
  for (const look of looks) await takePictures(look, told);
  writeFileSync(join(folder, 'README.md'), gallery(told));
} finally {
  await browser.close();
  await story.stop();
}

async function takePictures(look, told) {
  const context = await browser.newContext({ ...look.options, colorScheme: look.theme, timezoneId: 'UTC', locale: 'en-GB' });
  // Whoever looks at a picture is no newcomer to this browser, and its countdown stands still.
  await context.addInitScript(() => window.localStorage.setItem('hindcast-tour', 'seen'));
  const page = await context.newPage();
  await page.clock.setFixedTime(endsAt);
  const devtools = await context.newCDPSession(page);
  for (const { name, path } of told.filter((each) => !only || each.name.startsWith(only))) {
    await page.goto(story.url + path);
    await settled(page);
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality });
    const file = fileOf(name, look);
    writeFileSync(join(folder, file), Buffer.from(data, 'base64'));
    say(`${file}: ${Math.round((data.length * 0.75) / 1_024)} KB`);
  }
  await context.close();
}

/** Waits until a page has everything that it asked for. */
async function settled(page) {
  await page.locator('h1').first().waitFor();
  for (let quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    quiet = (await page.locator('[aria-busy=true], .bone').count()) === 0 ? quiet + 1 : 0;
  }
}
