import { Chart } from '../../charts/chart';
import { colorOf } from '../../charts/colors';
import { Course } from '../../charts/course';
import { type Backtest, besideChance, datesOf, inUnits, isBeyondChance, type Standing } from './standings';

type Purses = Backtest['pursesOfChance'];

/** The purses beside those of random tickets, with the band that nineteen of twenty of these stay in. */
export function BesideChance({ standings, purses }: Readonly<{ standings: readonly Standing[]; purses: Purses }>) {
  const dates = datesOf(standings);
  const own = standings.map(({ course }) => besideChance(course, purses));
  const low = purses.map(({ lowCents, medianCents }) => inUnits(lowCents - medianCents));
  const high = purses.map(({ highCents, medianCents }) => inUnits(highCents - medianCents));
  return (
    <Chart
      title="The purses beside those of random tickets"
      file="bankroll-beside-chance"
      picture="png"
      legend={[
        ...standings.map(({ name }, place) => ({ color: colorOf(place), label: name })),
        { color: 'var(--band)', label: 'nineteen of twenty purses of random tickets' },
        { color: 'var(--ink-soft)', label: 'the one in their middle (dashed)' },
      ]}
      columns={['draw', ...standings.map(({ name }) => name), 'chance from', 'chance to']}
      rows={dates.map((date, at) => [date, ...own.map((values) => values[at] ?? null), low[at] ?? null, high[at] ?? null])}
      verdict={verdict(standings, purses)}
    >
      <Course
        name="Bankroll of each contestant beside random tickets"
        dates={dates}
        band={[0, 1]}
        lines={[
          { label: 'chance from', color: 'var(--line)', values: low },
          { label: 'chance to', color: 'var(--line)', values: high },
          { label: 'the middle', color: 'var(--ink-soft)', values: dates.map(() => 0), dashed: true },
          ...standings.map(({ name }, place) => ({ label: name, color: colorOf(place), values: own[place] ?? [] })),
        ]}
      />
    </Chart>
  );
}

function verdict(standings: readonly Standing[], purses: Purses): string {
  const beyond = standings.filter((standing) => isBeyondChance(standing, purses.at(-1))).map(({ name }) => name);
  return beyond.length === 0
    ? 'All of them end where nineteen of twenty purses of random tickets end: what they won is luck, until more draws say otherwise.'
    : `${beyond.join(', ')} ended where one in twenty purses of random tickets ends. Among several contestants one does so by chance.`;
}
