import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '#events/store';
import { confidenceSequence, logEValue, noDifferences, withDifference } from './confidence-sequence';

const file = join(resolve(packageRoot(), '../shared'), 'data/scoring/mlb_538_vegas_2010_2019.csv');
const itWithShared = existsSync(file) ? it : it.skip;

describe('two real forecasters of 25,165 baseball games', () => {
  itWithShared('have the Brier scores that are published, and the better one is told from the other at any time', () => {
    const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    const columns = header.split(',');
    const numberOf = (line: string, column: string) => Number(line.split(',')[columns.indexOf(column)]);
    const games = lines.map((line) => ({
      won: numberOf(line, 'win'),
      five: numberOf(line, 'fivethirtyeight'),
      vegas: numberOf(line, 'vegas'),
    }));
    const mean = (of: (game: (typeof games)[number]) => number) => games.reduce((sum, game) => sum + of(game), 0) / games.length;
    expect(games).toHaveLength(25_165);
    expect(mean(({ five, won }) => (five - won) ** 2)).toBeCloseTo(0.242495, 6);
    expect(mean(({ vegas, won }) => (vegas - won) ** 2)).toBeCloseTo(0.240862, 6);

    let tally = noDifferences;
    let excludedAt = 0;
    const intervals = games.map(({ five, vegas, won }, index) => {
      const ifWon = (1 - five) ** 2 - (1 - vegas) ** 2;
      const ifLost = five ** 2 - vegas ** 2;
      tally = withDifference(tally, { value: won === 1 ? ifWon : ifLost, low: Math.min(ifWon, ifLost), high: Math.max(ifWon, ifLost) });
      const interval = confidenceSequence(tally, 0.05);
      if (interval.low > 0 && excludedAt === 0) excludedAt = index;
      return interval;
    });
    const last = intervals.at(-1) as (typeof intervals)[number];
    expect(last.low).toBeGreaterThan(0);
    expect(last.low).toBeLessThan(0.242495 - 0.240862);
    expect(last.high).toBeGreaterThan(0.242495 - 0.240862);
    expect(last.high - last.low).toBeLessThan(0.004);
    expect(excludedAt).toBeGreaterThan(1_000);
    expect(Math.exp(logEValue(tally))).toBeGreaterThan(40);
  });
});
