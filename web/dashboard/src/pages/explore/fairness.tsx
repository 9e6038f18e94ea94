import { Table } from '../../parts/table';
import { poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Bars } from '../../charts/bars';
import { Chart } from '../../charts/chart';
import { Loaded } from '../../parts/loaded';
import { series, seriesInWords } from './series';

/** Whether the machine is fair, in words first. */
export function Fairness() {
  const fairness = useResource(() => ['/v1/games/{game}/analytics/fairness', series()] as const);
  return (
    <Loaded resource={fairness.value} room="40rem">
      {({ items }) => (
        <div class="stack">
          {items.map((each) => (
            <section class="stack" key={each.era} aria-label={`Fairness of the era from ${each.era}`}>
              <p class={`notice sentence ${each.verdict === 'fair' ? 'good' : 'warn'}`}>{each.verdictInWords}</p>
              <div class="card">
                <Table
                  name="Tests of fairness"
                  says={
                    <>
                      {seriesInWords(each)}. Many tests find something by chance, so the last columns are corrected for how many there are.
                    </>
                  }
                >
                  <thead>
                    <tr>
                      <th scope="col">Pool</th>
                      <th scope="col">Test</th>
                      <th scope="col" class="number">
                        p
                      </th>
                      <th scope="col" class="number">
                        Holm
                      </th>
                      <th scope="col" class="number">
                        False discovery
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {each.tests.map(({ pool, test, what, pValue, holm, falseDiscovery }) => (
                      <tr key={`${pool} ${test} ${what}`}>
                        <td>{poolName(pool)}</td>
                        <td>{what}</td>
                        <td class="number">{pValue.toFixed(4)}</td>
                        <td class="number">{holm.toFixed(4)}</td>
                        <td class="number">{falseDiscovery.toFixed(4)}</td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </div>
              {each.pools.map(({ pool, posterior, eValue }) => (
                <Chart
                  key={pool}
                  title={`${poolName(pool)}: how likely each ball is, from what was drawn`}
                  file={`${pool}-posterior-${each.era}`}
                  legend={[{ color: 'var(--band)', label: 'where its chance is, with 95 %; the line is a fair machine' }]}
                  columns={['ball', 'mean', 'low', 'high']}
                  rows={posterior.map(({ ball, mean, low, high }) => [ball, mean, low, high])}
                  verdict={`A bet of 1 against a fair machine would be worth ${eValue.toPrecision(2)} now. It would have to be worth 20 to speak against one.`}
                >
                  <Bars
                    name={`Chance of each ball of ${poolName(pool)}`}
                    bars={posterior.map(({ ball, mean, low, high }) => ({
                      label: String(ball),
                      value: mean,
                      expected: fair(posterior),
                      band: [low, high],
                    }))}
                  />
                </Chart>
              ))}
            </section>
          ))}
        </div>
      )}
    </Loaded>
  );
}

/** The same chance for every ball: what they add up to is how many are drawn. */
const fair = (posterior: readonly Readonly<{ mean: number }>[]): number =>
  posterior.reduce((sum, { mean }) => sum + mean, 0) / posterior.length;
