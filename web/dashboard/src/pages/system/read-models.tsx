import { Table } from '../../parts/table';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { say } from '../../frame/toasts';
import { head, onProgress } from '../../live/feed';
import { isLive } from '../../moment/moment';
import { Action } from '../../parts/action';
import { Loaded } from '../../parts/loaded';
import { count } from '../../parts/numbers';

type Progress = Readonly<{ position: number; total: number; eventsPerSecond: number }>;

/** The read side: what it has folded, how far it is behind, and the way to compute it anew. */
export function ReadModels() {
  const models = useResource(() => ['/v1/projections', {}] as const);
  const progress = useSignal<Progress | null>(null);
  useEffect(
    () =>
      onProgress((name, told) => {
        if (name !== 'rebuild-progress') return;
        const { position, total } = told as Progress;
        progress.value = position >= total ? null : (told as Progress);
      }),
    [],
  );
  return (
    <Loaded resource={models.value} room="24rem">
      {({ position, fingerprint, rebuilding, items }) => (
        <div class="stack">
          <section class="card" aria-label="The read side">
            <dl class="figures">
              <div>
                <dt>folded up to event</dt>
                <dd>{count(position)}</dd>
              </div>
              {isLive.value ? (
                <div>
                  <dt>behind</dt>
                  <dd>{count(Math.max(0, head.value - position))}</dd>
                </div>
              ) : null}
              <div>
                <dt>read models</dt>
                <dd>{items.length}</dd>
              </div>
            </dl>
            <p class="soft">
              Computed by folds with the fingerprint <span class="code">{fingerprint.slice(0, 16)}</span>.
            </p>
            {progress.value ? (
              <label class="field">
                <span class="label">
                  Computing anew: {count(progress.value.position)} of {count(progress.value.total)} events,{' '}
                  {count(progress.value.eventsPerSecond)} a second
                </span>
                <progress class="progress" value={progress.value.position} max={progress.value.total} />
              </label>
            ) : null}
            <Action
              call={() => writeCall('/v1/projections/rebuild', {})}
              disabled={rebuilding}
              done={() => say('The read side is being computed anew; the old one answers until then')}
            >
              Compute anew
            </Action>
          </section>
          <section class="card" aria-label="Read models">
            <Table name="Read models and what they fold">
              <thead>
                <tr>
                  <th scope="col">Read model</th>
                  <th scope="col" class="number">
                    Version
                  </th>
                  <th scope="col">Folds</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ name, version, events }) => (
                  <tr key={name}>
                    <td class="code">{name}</td>
                    <td class="number">{version}</td>
                    <td class="soft">{events.join(', ')}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </section>
        </div>
      )}
    </Loaded>
  );
}
