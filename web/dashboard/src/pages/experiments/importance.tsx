import { Table } from '../../parts/table';
import { useResource } from '../../api/resource';
import { Loaded } from '../../parts/loaded';
import { percent } from '../../parts/numbers';

/** What goes with good trials. */
export function Importance({ id }: Readonly<{ id: string }>) {
  const importance = useResource(() => ['/v1/experiments/{id}/importance', { path: { id } }] as const);
  return (
    <section class="card" aria-labelledby="importance">
      <h2 id="importance">What made a difference</h2>
      <Loaded
        resource={importance.value}
        room="6rem"
        empty={{ when: ({ items }) => items.length === 0, say: 'Too few trials have ended to tell.' }}
      >
        {({ items }) => (
          <Table
            name="Importance of settings"
            says={<>How much of the differences in skill goes with each setting. On a fair machine those differences are noise.</>}
          >
            <tbody>
              {items.map(({ algorithm, hyperparameter, importance: share, trials }) => (
                <tr key={`${algorithm} ${hyperparameter}`}>
                  <td>{[algorithm, hyperparameter].filter(Boolean).join(': ') || 'the algorithm itself'}</td>
                  <td class="number">{percent(share)}</td>
                  <td class="number soft">{trials} trials</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
    </section>
  );
}
