import { useResource } from '../../api/resource';
import { Loaded } from '../../parts/loaded';
import { time } from '../../parts/numbers';

/** What wants looking at. */
export function Alerts() {
  const alerts = useResource(() => ['/v1/alerts', { query: { status: 'open', limit: 20 } }] as const);
  return (
    <section class="card" aria-labelledby="alerts">
      <h2 id="alerts">Alerts</h2>
      <Loaded resource={alerts.value} room="3rem" empty={{ when: ({ items }) => items.length === 0, say: 'Nothing wants looking at.' }}>
        {({ items }) => (
          <ul class="stack close" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {items.map(({ id, game, message, raisedAt }) => (
              <li class="notice warn" key={id}>
                <span>
                  {game ? <strong>{game}: </strong> : null}
                  {message}
                </span>
                <span class="soft">since {time(raisedAt)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
