import { poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { barLegend, Bars } from '../../charts/bars';
import { fairCount } from '../../charts/fair-count';
import { Chart } from '../../charts/chart';
import { Loaded } from '../../parts/loaded';
import { series, seriesInWords } from './series';

/** What the balls of a draw add up to. */
export function Sums() {
  const sums = useResource(() => ['/v1/games/{game}/analytics/sums', series()] as const);
  return (
    <Loaded resource={sums.value} room="30rem">
      {({ items }) => (
        <div class="stack">
          {items.flatMap((each) =>
            each.pools.map(({ pool, draws, mean, classes, least, most }) => (
              <Chart
                key={`${each.era} ${pool}`}
                title={`${poolName(pool)}: what the balls add up to`}
                file={`${pool}-sums-${each.era}`}
                legend={barLegend}
                columns={['from', 'to', 'draws', 'by chance']}
                rows={classes.map(({ from, to, draws: drawn, expected }) => [from, to, drawn, expected])}
                verdict={`${seriesInWords(each)}. The mean is ${mean.observed.toFixed(1)}, by chance ${mean.expected.toFixed(1)}; sums went from ${least} to ${most}. Many sums near the middle are no pattern: there are more ways to make them.`}
              >
                <Bars
                  name={`Sums of ${poolName(pool)}`}
                  bars={classes.map(({ from, to, draws: drawn, expected }) => fairCount(`${from}–${to}`, drawn, expected, draws))}
                />
              </Chart>
            )),
          )}
        </div>
      )}
    </Loaded>
  );
}
