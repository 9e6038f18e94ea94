import { poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Chart } from '../../charts/chart';
import { HeatMap } from '../../charts/heat-map';
import { Loaded } from '../../parts/loaded';
import { series, seriesInWords } from './series';

/** Whether a ball likes a day of the week. */
export function Weekdays() {
  const weekdays = useResource(() => ['/v1/games/{game}/analytics/day-of-week', series()] as const);
  return (
    <Loaded resource={weekdays.value} room="20rem">
      {({ items }) => (
        <div class="stack">
          {items.flatMap((each) =>
            each.pools.map(({ pool, days }) => {
              const balls = days[0]?.balls.map(({ ball }) => String(ball)) ?? [];
              const far = days.flatMap(({ balls: counts }) => counts).filter(({ z }) => Math.abs(z ?? 0) > 1.96).length;
              const cells = days.length * balls.length;
              return (
                <Chart
                  key={`${each.era} ${pool}`}
                  title={`${poolName(pool)}: balls by day of the week`}
                  file={`${pool}-weekdays-${each.era}`}
                  legend={[
                    { color: 'var(--chart-2)', label: 'more often than chance' },
                    { color: 'var(--chart-6)', label: 'less often; full colour is four standard deviations' },
                  ]}
                  columns={['day', 'ball', 'drawn', 'by chance', 'standard deviations']}
                  rows={days.flatMap(({ weekday, balls: counts }) =>
                    counts.map(({ ball, observed, expected, z }) => [weekday, ball, observed, expected, z]),
                  )}
                  verdict={`${seriesInWords(each)}. ${far} of ${cells} cells are further than 1.96 standard deviations from chance; ${(cells / 20).toFixed(1)} are on average, by chance.`}
                >
                  <HeatMap
                    rows={days.map(({ weekday }) => weekday)}
                    columns={balls}
                    name={`Balls of ${poolName(pool)} by day of the week, by how far from chance they are`}
                    z={(row, column) => days[row]?.balls[column]?.z ?? null}
                  />
                </Chart>
              );
            }),
          )}
        </div>
      )}
    </Loaded>
  );
}
