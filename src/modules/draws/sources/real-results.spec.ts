import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '#events/store';
import { powerball } from '../../../../test/support/games';
import { validateDraw } from '../domain/validate-draw';
import { type ParsedDraws, parseDraws } from './parse-draws';

const shared = resolve(packageRoot(), '../shared');
const itWithShared = existsSync(shared) ? it : it.skip;
const now = '2026-11-20T22:00:00.000Z';
const read = (file: string) => parseDraws(powerball, readFileSync(join(shared, 'data/lottery', file))) as ParsedDraws;
const drawsOf = (file: string) => read(file).rows.flatMap((row) => ('draw' in row ? [row.draw] : []));

describe('real results', () => {
  itWithShared.each([
    ['golden_powerball_1992_2026.csv', 'canonical', 3838],
    ['powerball_ny_socrata_export_2010_2026.csv', 'ny-open-data', 1972],
  ])('of %s all keep the rules of their date (needs ../shared)', (file, layout, count) => {
    const parsed = read(file);
    const broken = parsed.rows.filter((row) => 'problem' in row || 'problems' in validateDraw(powerball, row.draw, now));
    expect({ layout: parsed.layout, rows: parsed.rows.length, broken }).toEqual({ layout, rows: count, broken: [] });
  });

  itWithShared('are the same in both files (needs ../shared)', () => {
    const golden = new Map(drawsOf('golden_powerball_1992_2026.csv').map((draw) => [draw.date, draw.numbers]));
    const checked = drawsOf('powerball_ny_socrata_export_2010_2026.csv').map((draw) => validateDraw(powerball, draw, now));
    const dates = drawsOf('powerball_ny_socrata_export_2010_2026.csv').map(({ date }) => golden.get(date));
    expect(checked.map((draw) => 'numbers' in draw && draw.numbers)).toEqual(dates);
  });
});
