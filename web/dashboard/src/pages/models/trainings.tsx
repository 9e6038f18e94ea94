import { writeCall } from '../../api/api';
import { usePages } from '../../api/pages';
import { useProgress } from '../../api/work';
import { poolName } from '../../frame/game';
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
      {running.map(({ id, algorithm, slot, status }) => (
        <Running key={id} id={id} name={algorithm === slot ? slot : `${slot}, ${algorithm}`} status={status} />
      ))}
      <VirtualTable
        name="Trainings"
        listed={listed.value}
        more={more}
        keyOf={({ id }) => id}
        empty="Nothing has been trained."
        columns={[
          { title: 'Asked for', width: '12rem', cell: ({ requestedAt }) => time(requestedAt) },
          { title: 'Algorithm', width: '9rem', cell: ({ algorithm }) => algorithm },
          { title: 'For', width: 'minmax(11rem, 1fr)', cell: ({ game, slot }) => `${game}, ${slot}`, isMinor: true },
          {
            title: 'Status',
            width: '7rem',
            cell: ({ status }) => (
              <span class={`mark ${status === 'completed' ? 'good' : status === 'failed' ? 'bad' : ''}`}>{status}</span>
            ),
          },
          {
            title: 'Model',
            width: 'minmax(7rem, 0.6fr)',
            cell: ({ modelId, status, error }) =>
              status === 'completed' ? <PageLink to={`/models/${modelId}`}>its card</PageLink> : <span title={error ?? ''}>{error}</span>,
          },
          {
            title: 'Took',
            width: '6rem',
            cell: ({ durationMs }) => (durationMs === null ? '' : duration(durationMs)),
            isNumber: true,
          },
        ]}
      />
    </div>
  );
}

/** How far a training is, as its stream tells it. */
type Told = Readonly<{
  phase: 'measuring' | 'learning';
  pool: string;
  done: number;
  total: number;
  loss: number | null;
  remainingMs: number;
}>;

const phases = { measuring: 'learning to be measured', learning: 'learning from all draws' } as const;

function Running({ id, name, status }: Readonly<{ id: string; name: string; status: string }>) {
  const progress = useProgress(() => (status === 'running' ? `/v1/trainings/${id}/progress` : null));
  const told = progress.value as Told | null;
  return (
    <section class="card" aria-label={`Training of ${name}`}>
      <div class="row apart">
        <strong>{name}</strong>
        <span class="soft">{status === 'requested' ? 'waits for its turn' : told === null ? 'begins' : inWords(told)}</span>
      </div>
      <progress class="progress" aria-label="Progress" {...(told === null ? {} : { value: told.done, max: told.total })} />
      <Action call={() => writeCall('/v1/trainings/{id}/cancel', { path: { id } })} kind="danger">
        Stop it
      </Action>
    </section>
  );
}

/** learning from all draws, White balls: 3 of 8, loss 4.2324, about 12.3 s left */
const inWords = ({ phase, pool, done, total, loss, remainingMs }: Told): string =>
  [
    `${phases[phase]}, ${poolName(pool)}: ${done} of ${total}`,
    ...(loss === null ? [] : [`loss ${loss.toFixed(4)}`]),
    `about ${duration(remainingMs)} left`,
  ].join(', ');
