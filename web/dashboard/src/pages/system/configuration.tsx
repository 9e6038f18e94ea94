import { Table } from '../../parts/table';
import { useResource } from '../../api/resource';
import { Loaded } from '../../parts/loaded';

/** Every setting, and where it comes from. */
export function Configuration() {
  const configuration = useResource(() => ['/v1/config', {}] as const, { isStill: true });
  return (
    <Loaded resource={configuration.value} room="24rem">
      {({ items }) => (
        <section class="card" aria-label="Configuration">
          <Table name="Settings">
            <thead>
              <tr>
                <th scope="col">Setting</th>
                <th scope="col">Value</th>
                <th scope="col">From</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ name, value, source, isSecret }) => (
                <tr key={name}>
                  <td class="code">{name}</td>
                  <td class="code">{isSecret ? 'not shown' : (value ?? 'none')}</td>
                  <td>{source}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      )}
    </Loaded>
  );
}
