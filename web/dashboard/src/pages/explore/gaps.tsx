import { poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Bars } from '../../charts/bars';
import { Chart } from '../../charts/chart';
import { Loaded } from '../../parts/loaded';
import { percent } from '../../parts/numbers';
import { series, seriesInWords } from './series';

/** How long each ball has been away. */
export function Gaps() {
  const gaps = useResource(() => ['/v1/games/{game}/analytics/gaps', series()] as const);
  return (
    <Loaded resource={gaps.value} room="30rem">
      {({ items, note }) => (
        <div class="stack">
          {items.flatMap((each) =>
            each.pools.map(({ pool, fairMean, balls }) => {
              // On a fair machine an absence is geometric: 19 of 20 are shorter than ln 0.05 / ln(1 − 1/mean).
              const long = Math.log(0.05) / Math.log(1 - 1 / (fairMean + 1e-9));
              const longest = balls.reduce(
                (most, ball) => (ball.current > most.current ? ball : most),
                balls[0] ?? { ball: 0, current: 0, chance: 1 },
              );
              return (
                <Chart
                  key={`${each.era} ${pool}`}
                  title={`${poolName(pool)}: draws since each ball came last`}
                  file={`${pool}-gaps-${each.era}`}
                  legend={[{ color: 'var(--band)', label: 'nineteen of twenty absences on a fair machine' }]}
                  columns={['ball', 'draws since', 'chance of so long', 'longest ever', 'longest by chance', 'mean']}
                  rows={balls.map(({ ball, current, chance, longest: most, mean }) => [
                    ball,
                    current,
                    chance,
                    most?.observed ?? null,
                    most?.expected ?? null,
                    mean?.observed ?? null,
                  ])}
                  verdict={`${seriesInWords(each)}. Ball ${longest.ball} has been away longest, ${longest.current} draws; the chance that a given ball stays away so long is ${percent(longest.chance)}. ${note}`}
                >
                  <Bars
                    name={`Draws since each ball of ${poolName(pool)} came last`}
                    bars={balls.map(({ ball, current }) => ({
                      label: String(ball),
                      value: current,
                      expected: fairMean,
                      band: [0, long],
                    }))}
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
