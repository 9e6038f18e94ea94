import { join } from 'node:path';
import { canonicalJson } from '#events/store';
import { Settings } from '#modules/platform';
import { startService } from '#app/service';
import { drawAppend, openLog, scratchDirectory } from './fixture';
import { RawLog } from './raw-log';
import { type Bar, median, perSecond, timed } from './report';

const draws = 3_838;
const rounds = 3;

/** A file of draws over HTTP, with everything that belongs to it, beside a batched insert of the same events. */
export async function importBars(): Promise<Bar[]> {
  const rates: { raw: number[]; ours: number[] } = { raw: [], ours: [] };
  const directory = scratchDirectory();
  const silent = { log() {}, error() {}, warn() {} };
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
  ];
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
