import { Table } from '../../parts/table';
import { useResource } from '../../api/resource';
import { Loaded } from '../../parts/loaded';
import { signed } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';
import { compared } from './experiment-list';
import { inWords } from './verdict';

/** Experiments side by side. */
export function Comparison() {
  const comparison = useResource(() => {
    const ids = compared();
    return ids.length < 2 ? null : (['/v1/experiments/compare', { query: { ids: ids.join(',') } }] as const);
  });
  if (compared().length < 2)
    return (
      <p class="notice">
        <span>
          Choose at least two experiments <PageLink to="/experiments">in the list</PageLink>.
        </span>
      </p>
    );
  return (
    <Loaded resource={comparison.value} room="12rem">
      {({ items, areComparable, reason }) => (
        <section class="card" aria-label="Comparison">
          {areComparable ? null : <p class="notice warn">They cannot be compared fairly: {reason}</p>}
          <Table
            name="Experiments side by side"
            says="Skill in nats a draw beside chance: the best of the trials, and the winner with 95 % confidence."
          >
            <thead>
              <tr>
                {['Experiment', 'Trials', 'Best skill', 'On unseen draws', 'Verdict'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, name, trialsEnded, bestSkill, result }) => (
                <tr key={id}>
                  <td>
                    <PageLink to={`/experiments/${id}`}>{name}</PageLink>
                  </td>
                  <td>{trialsEnded}</td>
                  <td>{bestSkill === null ? '' : signed(bestSkill, 4)}</td>
                  <td>
                    {result
                      ? `${signed(result.comparison.skill, 4)} (${signed(result.comparison.low, 4)} to ${signed(result.comparison.high, 4)})`
                      : ''}
                  </td>
                  <td>{inWords(result?.verdict)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
    </Loaded>
  );
}
