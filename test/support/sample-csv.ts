import { drawDatesBetween } from '../../src/modules/draws/domain/draw-calendar';
import { powerball } from './games';
import { fairHistory } from './histories';

/** A CSV file of a fair machine's draws on the real calendar, the last ones before August 2026. */
export function sampleCsv(count: number, seed = 1): string {
  const dates = drawDatesBetween(powerball, '2016-01-01', '2026-07-31').slice(-count);
  const { draws } = fairHistory(count, seed);
  const rows = dates.map((date, index) => [date, ...(draws.white?.[index] ?? []), ...(draws.powerball?.[index] ?? [])].join(','));
  return `draw_date,n1,n2,n3,n4,n5,powerball\n${rows.join('\n')}\n`;
}
