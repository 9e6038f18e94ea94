import { poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Chart } from '../../charts/chart';
import { HeatMap } from '../../charts/heat-map';
import { Loaded } from '../../parts/loaded';
import { count } from '../../parts/numbers';
import { series, seriesInWords } from './series';

/** Pairs of two balls: all that there are, so that the picture has no holes. */
const limit = 5_000;

/** Which balls came together. */
export function Pairs() {
  const pairs = useResource(() => {
    const { path, query } = series();
    return ['/v1/games/{game}/analytics/combinations', { path, query: { ...query, size: 2, limit } }] as const;
  });
  return (
    <Loaded resource={pairs.value} room="40rem">
      {({ items }) => (
        <div class="stack">
          {items.flatMap((each) =>
            each.pools.map(({ pool, possible, expectedEach, neverDrawn, top }) => {
              const byPair = new Map(top.map(({ balls, z }) => [balls.join(' '), z]));
              const size = Math.round((1 + Math.sqrt(1 + 8 * possible)) / 2);
              const names = Array.from({ length: size }, (_, place) => String(place + 1));
              const best = top[0];
              return (
                <Chart
                  key={`${each.era} ${pool}`}
                  title={`${poolName(pool)}: how often two came together`}
                  file={`${pool}-pairs-${each.era}`}
                  legend={[
                    { color: 'var(--chart-2)', label: 'more often than chance' },
                    { color: 'var(--chart-6)', label: 'less often; full colour is four standard deviations' },
                  ]}
                  columns={['pair', 'drawn', 'by chance', 'standard deviations']}
                  rows={top.map(({ balls, observed, expected, z }) => [balls.join(' – '), observed, expected, z])}
                  verdict={`${seriesInWords(each)}. Each of ${count(possible)} pairs comes ${expectedEach.toFixed(2)} times by chance. ${best ? `${best.balls.join(' and ')} came ${best.observed} times: among so many pairs some must stand out.` : ''} ${neverDrawn.observed} pairs never came; by chance ${neverDrawn.expected.toFixed(1)} would not have.`}
                >
                  <HeatMap
                    rows={names}
                    columns={names}
                    name={`Pairs of ${poolName(pool)} by how much more often than by chance they came`}
                    z={(row, column) => (row < column ? (byPair.get(`${row + 1} ${column + 1}`) ?? 0) : null)}
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
