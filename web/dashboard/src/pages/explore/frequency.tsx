import { poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { barLegend, Bars } from '../../charts/bars';
import { fairCount, isOut } from '../../charts/fair-count';
import { Chart } from '../../charts/chart';
import { Loaded } from '../../parts/loaded';
import { series, seriesInWords } from './series';

/** How often each ball came. */
export function Frequency() {
  const frequency = useResource(() => ['/v1/games/{game}/analytics/frequency', series()] as const);
  return (
    <Loaded resource={frequency.value} room="30rem">
      {({ items, note }) => (
        <div class="stack">
          {items.flatMap((each) =>
            each.pools.map(({ pool, draws, balls }) => {
              const bars = balls.map(({ ball, observed, expected }) => fairCount(String(ball), observed, expected, draws));
              const out = bars.filter(isOut).length;
              return (
                <Chart
                  key={`${each.era} ${pool}`}
                  title={`${poolName(pool)}: how often each ball came`}
                  file={`${pool}-frequency-${each.era}`}
                  legend={barLegend}
                  columns={['ball', 'drawn', 'by chance', 'standard deviations']}
                  rows={balls.map(({ ball, observed, expected, z }) => [ball, observed, expected, z])}
                  verdict={`${seriesInWords(each)}. ${out} of ${balls.length} balls are outside of the band; ${(balls.length / 20).toFixed(1)} are on average, by chance. ${note}`}
                >
                  <Bars bars={bars} name={`How often each ball of ${poolName(pool)} came`} />
                </Chart>
              );
            }),
          )}
        </div>
      )}
    </Loaded>
  );
}
