import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '#events/store';
import { gameNamed, powerball } from '../../../../test/support/games';
import { parsed } from '../../../../test/support/parsed';
import { drawDatesBetween } from '../domain/draw-calendar';
import type { ImportedRow } from '../domain/import-plan';
import { validateDraw } from '../domain/validate-draw';

const shared = resolve(packageRoot(), '../shared');
const itWithShared = existsSync(shared) ? it : it.skip;
const now = '2026-11-20T22:00:00.000Z';
const read = (file: string, game = powerball) => parsed(game, readFileSync(join(shared, 'data/lottery', file)));
const problemOf = (row: ImportedRow, game = powerball) => {
  if ('problem' in row) return row.problem.code;
  const checked = validateDraw(game, row.draw, now);
  return 'problems' in checked ? checked.problems[0]?.code : undefined;
};

/** Valid results by date. */
async function resultsOf(file: string): Promise<Map<string, unknown>> {
  const { rows } = await read(file);
  return new Map(
    rows.flatMap((row) => {
      if ('problem' in row) return [];
      const checked = validateDraw(powerball, row.draw, now);
      return 'problems' in checked ? [] : [[row.draw.date, checked.numbers] as const];
    }),
  );
}

describe('real results', () => {
  itWithShared.each([
    ['golden_powerball_1992_2026.csv', 'powerball', 'canonical', 3838, []],
    ['powerball_ny_socrata_export_2010_2026.csv', 'powerball', 'ny-open-data', 1972, []],
    ['powerball_kaggle_cc0_1992_2026.csv', 'powerball', 'columns', 3813, []],
    ['powerball_texas_2010_20250414.csv', 'powerball', 'texas', 1777, []],
    ['jbaranski_powerball.csv', 'powerball', 'grouped', 1390, []],
    ['jbaranski_powerball-pre-10-07-2015.csv', 'powerball', 'grouped', 1871, []],
    ['megamillions_ny_socrata_export_2002_2026.csv', 'mega-millions', 'ny-open-data', 2522, []],
    ['euromillions_fr_semicolon_2004_2025.csv', 'euromillions', 'columns', 1846, ['wrong-cells']],
  ])('of %s keep the rules of %s at their dates (needs ../shared)', async (file, game, layout, count, problems) => {
    const { layout: seen, rows } = await read(file, gameNamed(game));
    const broken = rows.flatMap((row) => problemOf(row, gameNamed(game)) ?? []);
    expect({ layout: seen, rows: rows.length, broken }).toEqual({ layout, rows: count, broken: problems });
  });

  itWithShared.each([
    ['powerball_ny_socrata_export_2010_2026.csv', 'powerball_texas_2010_20250414.csv'],
    ['powerball_kaggle_cc0_1992_2026.csv', 'powerball_texas_2010_20250414.csv'],
    ['powerball_kaggle_cc0_1992_2026.csv', 'powerball_ny_socrata_export_2010_2026.csv'],
    ['golden_powerball_1992_2026.csv', 'jbaranski_powerball.csv'],
  ])('are the same in %s and %s (needs ../shared)', async (one, other) => {
    const [known, told] = [await resultsOf(one), await resultsOf(other)];
    const common = [...told].filter(([date]) => known.has(date));
    expect(common.length).toBeGreaterThan(1_000);
    expect(common.filter(([date, numbers]) => JSON.stringify(known.get(date)) !== JSON.stringify(numbers))).toEqual([]);
  });

  itWithShared.each([
    ['powerball_ny_socrata_export_2010_2026.csv', 6],
    ['powerball_kaggle_cc0_1992_2026.csv', 21],
  ])('of %s lack %i draws of the calendar (needs ../shared)', async (file, missing) => {
    const dates = [...(await resultsOf(file)).keys()].sort();
    const known = new Set(dates);
    const expected = drawDatesBetween(powerball, dates[0] as string, dates.at(-1) as string);
    expect(expected.filter((date) => !known.has(date))).toHaveLength(missing);
  });
});
