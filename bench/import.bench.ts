import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { canonicalJson } from '#events/store';
import { Settings } from '#modules/configuration';
import { startService } from '#app/service';
import { GameDefinition } from '#app/modules/draws/domain/game-definition';
import { parseDraws } from '#app/modules/draws/sources/parse-draws';
import { dailyFile, dailyGame } from '../test/support/daily-game';
import { drawAppend, openLog, scratchDirectory } from './fixture';
import { RawLog } from './raw-log';
import { type Bar, median, perSecond, timed } from './report';

const draws = 3_838;
const rounds = 3;

/** A file of draws over HTTP, with everything that belongs to it, beside a batched insert of the same events. */
export async function importBars(): Promise<Bar[]> {
  const rates: { raw: number[]; ours: number[] } = { raw: [], ours: [] };
  const directory = scratchDirectory();
  const silent = { write() {} };
  for (let round = 0; round <= rounds; round++) {
    const raw = await rawImport(join(directory, `raw-${round}`));
    const service = await startService(
      new Settings('127.0.0.1', 0, join(directory, `data-${round}`), join(directory, 'models'), false),
      silent,
    );
    await service.ready;
    const ours = await timed(async () => {
      const response = await fetch(`${service.url}/v1/games/powerball/imports`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: csv(),
      });
      const { accepted } = (await response.json()) as { accepted: number };
      if (accepted !== draws) throw new Error(`${accepted} draws were accepted`);
    });
    await service.stop('measured');
    if (round === 0) continue;
    rates.raw.push(perSecond(draws, raw));
    rates.ours.push(perSecond(draws, ours));
  }
  const [raw, ours] = [median(rates.raw), median(rates.ours)];
  const note = `${ours} to ${raw} draws/s`;
  return [
    { name: 'import of 3,838 draws over HTTP, to a raw batched insert', measured: ours / raw, limit: 0.25, atLeast: true, unit: '×', note },
    await largeImportBar(join(directory, 'large')),
  ];
}

const largeDraws = 100_000;

/** A large file over HTTP, in parts, beside reading it alone. */
async function largeImportBar(directory: string): Promise<Bar> {
  const file = dailyFile(largeDraws);
  const game = GameDefinition.parse(dailyGame);
  const parsing = await timed(async () => {
    const parsed = await parseDraws(game, Buffer.from(file));
    if ('rejected' in parsed) throw new Error(parsed.detail);
    for (const batch of parsed.batches()) if (batch.some((row) => 'problem' in row)) throw new Error('a row was not read');
  });
  const service = await startService(new Settings('127.0.0.1', 0, join(directory, 'data'), join(directory, 'models'), false), {
    write() {},
  });
  await service.ready;
  const post = (path: string, type: string, body: string) =>
    fetch(service.url + path, { method: 'POST', headers: { 'content-type': type }, body });
  await post('/v1/games', 'application/json', JSON.stringify(dailyGame));
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  const ours = await timed(async () => {
    const { accepted } = (await (await post('/v1/games/daily/imports', 'text/csv', file)).json()) as { accepted: number };
    if (accepted !== largeDraws) throw new Error(`${accepted} draws were accepted`);
  });
  lag.disable();
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  await service.stop('measured');
  const rates = `${perSecond(largeDraws, ours)} to ${perSecond(largeDraws, parsing)} rows/s`;
  return {
    name: 'import of 100,000 rows over HTTP, to reading the file alone',
    measured: parsing / ours,
    limit: 0.05,
    atLeast: true,
    unit: '×',
    note: `${rates}; event loop held for ${Math.round(lag.max / 1e6)} ms at most; ${memory} MB resident at the end`,
  };
}

async function rawImport(directory: string): Promise<number> {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(directory, { recursive: true });
  (await openLog(directory)).close();
  const raw = new RawLog(join(directory, 'log.db'));
  const meta = '{"actor":"anonymous","correlationId":"c","requestId":"r"}';
  const events = Array.from({ length: draws }, (_, index) => drawAppend(index)).map(({ stream, events: of }) => ({
    stream,
    data: canonicalJson(of[0]?.data),
    meta,
  }));
  const took = await timed(() => raw.append(events));
  raw.close();
  return took;
}

/** Valid draws of Powerball from its first day on: Wednesdays and Saturdays, with balls that were legal throughout. */
function csv(): string {
  const lines = ['draw_date,n1,n2,n3,n4,n5,powerball'];
  for (let day = Date.UTC(1992, 3, 22); lines.length <= draws; day += 86_400_000) {
    const weekday = new Date(day).getUTCDay();
    const isDrawn = weekday === 3 || weekday === 6 || (weekday === 1 && day >= Date.UTC(2021, 7, 23));
    if (isDrawn) lines.push(`${new Date(day).toISOString().slice(0, 10)},1,12,23,34,${36 + (lines.length % 9)},${1 + (lines.length % 26)}`);
  }
  return lines.join('\n');
}
