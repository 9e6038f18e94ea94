import { Chart } from '../../charts/chart';
import { colorOf } from '../../charts/colors';
import { Course } from '../../charts/course';
import { money } from '../../parts/numbers';
import { datesOf, inUnits, type Standing } from './standings';

/** What the tickets of each contestant left in the purse. */
export function Bankroll({ standings }: Readonly<{ standings: readonly Standing[] }>) {
  return (
    <Chart
      title="What the tickets left in the purse"
      file="bankroll"
      picture="png"
      legend={standings.map(({ name }, place) => ({ color: colorOf(place), label: name }))}
      columns={['draw', ...standings.map(({ name }) => name)]}
      rows={datesOf(standings).map((date, at) => [date, ...standings.map(({ course }) => inUnits(course[at]?.bankrollCents ?? null))])}
      verdict={standings.map(purseInWords).join(' ')}
    >
      <Course
        name="Bankroll of each contestant"
        dates={datesOf(standings)}
        lines={standings.map(({ name, course }, place) => ({
          label: name,
          color: colorOf(place),
          values: course.map(({ bankrollCents }) => inUnits(bankrollCents)),
        }))}
      />
    </Chart>
  );
}

function purseInWords({ name, stakedCents, wonCents }: Standing): string {
  if (stakedCents === null || wonCents === null) return `${name}: not all prizes are known.`;
  const left = wonCents - stakedCents;
  return `${name} staked ${money(stakedCents)} and ${left < 0 ? `lost ${money(-left)}` : `won ${money(left)}`}.`;
}
