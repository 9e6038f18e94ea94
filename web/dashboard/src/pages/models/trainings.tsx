import { writeCall } from '../../api/api';
import { usePages } from '../../api/pages';
import { useProgress } from '../../api/work';
import { Action } from '../../parts/action';
import { VirtualTable } from '../../parts/virtual-table';
import { duration, time } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';

const isUnderWay = (status: string): boolean => status === 'requested' || status === 'running';

/** Every training: what waits, what runs and how far it is, and what came of the others. */
export function Trainings() {
  const { listed, more } = usePages(() => ['/v1/trainings', { query: { order: 'desc' } }] as const);
  const running = listed.value.items.filter(({ status }) => isUnderWay(status));
  return (
    <div class="stack">
      {running.map(({ id, algorithm, status }) => (
        <Running key={id} id={id} algorithm={algorithm} status={status} />
      ))}
      <VirtualTable
        name="Trainings"
        listed={listed.value}
        more={more}
        keyOf={({ id }) => id}
        empty="Nothing has been trained."
        columns={[
          { title: 'Asked for', width: '13rem', cell: ({ requestedAt }) => time(requestedAt) },
          { title: 'Algorithm', width: '10rem', cell: ({ algorithm }) => algorithm },
          {
            title: 'Status',
            width: '8rem',
            cell: ({ status }) => (
              <span class={`mark ${status === 'completed' ? 'good' : status === 'failed' ? 'bad' : ''}`}>{status}</span>
            ),
          },
          {
            title: 'Model',
            width: 'minmax(8rem, 1fr)',
            cell: ({ modelId, status, error }) =>
              status === 'completed' ? <PageLink to={`/models/${modelId}`}>its card</PageLink> : <span title={error ?? ''}>{error}</span>,
          },
          {
            title: 'Took',
            width: '7rem',
            cell: ({ durationMs }) => (durationMs === null ? '' : duration(durationMs)),
            isNumber: true,
          },
        ]}
      />
    </div>
  );
}

function Running({ id, algorithm, status }: Readonly<{ id: string; algorithm: string; status: string }>) {
  const progress = useProgress(() => (status === 'running' ? `/v1/trainings/${id}/progress` : null));
  const { pool, step, steps, loss } = (progress.value ?? {}) as { pool?: string; step?: number; steps?: number; loss?: number };
  return (
    <section class="card" aria-label={`Training of ${algorithm}`}>
      <div class="row apart">
        <strong>{algorithm}</strong>
        <span class="soft">
          {status === 'requested'
            ? 'waits for its turn'
            : [pool, step && steps ? `${step} of ${steps}` : undefined, typeof loss === 'number' ? `loss ${loss.toFixed(4)}` : undefined]
                .filter(Boolean)
                .join(', ')}
        </span>
      </div>
      <progress class="progress" aria-label="Progress" {...(step && steps ? { value: step, max: steps } : {})} />
      <Action call={() => writeCall('/v1/trainings/{id}/cancel', { path: { id } })} kind="danger">
        Stop it
      </Action>
    </section>
  );
}
