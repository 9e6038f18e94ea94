import { writeCall } from '../../api/api';
import { usePages } from '../../api/pages';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { count, time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';

/** Checks of everything that is kept. */
export function IntegrityChecks() {
  const { listed, more } = usePages(() => ['/v1/maintenance/integrity-checks', { query: { order: 'desc' } }] as const);
  return (
    <div class="stack">
      <Action call={() => writeCall('/v1/maintenance/integrity-checks', {})} done={() => say('Everything that is kept is being checked')}>
        Check everything now
      </Action>
      <VirtualTable
        name="Checks"
        listed={listed.value}
        more={more}
        keyOf={({ id }) => id}
        empty="Nothing has been checked yet. It is done once a day by itself."
        columns={[
          { title: 'When', width: '13rem', cell: ({ requestedAt }) => time(requestedAt) },
          {
            title: 'Status',
            width: '9rem',
            cell: ({ status }) => <span class={`mark ${status === 'sound' ? 'good' : status === 'running' ? '' : 'warn'}`}>{status}</span>,
          },
          { title: 'Up to event', width: '8rem', cell: ({ position }) => (position === null ? '' : count(position)), isNumber: true },
          { title: 'Why', width: 'minmax(12rem, 1fr)', cell: ({ trigger, reason }) => reason ?? trigger },
        ]}
      />
    </div>
  );
}
