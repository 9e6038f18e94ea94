import { poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { barLegend, Bars } from '../../charts/bars';
import { fairCount, isOut } from '../../charts/fair-count';
import { Chart } from '../../charts/chart';
import { Loaded } from '../../parts/loaded';
import { series, seriesInWords } from './series';

const kinds = [
  { key: 'odd', title: 'odd balls in a draw' },
  { key: 'low', title: 'balls of the lower half in a draw' },
  { key: 'repeated', title: 'balls of the draw before' },
] as const;

/** Odd and even, low and high, repeats. */
export function Shapes() {
  const shapes = useResource(() => ['/v1/games/{game}/analytics/shapes', series()] as const);
  return (
    <Loaded resource={shapes.value} room="30rem">
      {({ items }) => (
        <div class="grid wide">
          {items.flatMap((each) =>
            each.pools.flatMap((pool) =>
              kinds.map(({ key, title }) => {
                const bars = pool[key].map(({ count, observed, expected }) => fairCount(String(count), observed, expected, pool.draws));
                return (
                  <Chart
                    key={`${each.era} ${pool.pool} ${key}`}
                    title={`${poolName(pool.pool)}: ${title}`}
                    file={`${pool.pool}-${key}-${each.era}`}
                    legend={barLegend}
                    columns={['balls', 'draws', 'by chance', 'standard deviations']}
                    rows={pool[key].map(({ count, observed, expected, z }) => [count, observed, expected, z])}
                    verdict={`${seriesInWords(each)}. ${bars.filter(isOut).length} of ${bars.length} counts are outside of the band; ${(bars.length / 20).toFixed(1)} are on average, by chance.`}
                  >
                    <Bars name={`${poolName(pool.pool)}: ${title}`} bars={bars} />
                  </Chart>
                );
              }),
            ),
          )}
        </div>
      )}
    </Loaded>
  );
}
