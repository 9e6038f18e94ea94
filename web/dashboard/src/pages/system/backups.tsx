import { writeCall } from '../../api/api';
import { usePages } from '../../api/pages';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { count, time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';

const marks: Readonly<Record<string, string>> = { verified: 'good', failed: 'bad', damaged: 'bad' };

/** What is kept elsewhere, and whether it was seen to bring everything back. */
export function Backups() {
  const { listed, more } = usePages(() => ['/v1/backups', { query: { order: 'desc' } }] as const);
  return (
    <div class="stack">
      <Action call={() => writeCall('/v1/backups', {}, {})} done={() => say('A backup is being made; it is verified by restoring it')}>
        Back up now
      </Action>
      <VirtualTable
        name="Backups"
        listed={listed.value}
        more={more}
        keyOf={({ id }) => id}
        empty="There is no backup. Set HINDCAST_BACKUP_DIR to a directory on another disk."
        columns={[
          { title: 'What', width: '9rem', cell: ({ kind }) => kind },
          { title: 'Status', width: '8rem', cell: ({ status }) => <span class={`mark ${marks[status] ?? ''}`}>{status}</span> },
          { title: 'Asked for', width: '13rem', cell: ({ requestedAt }) => time(requestedAt) },
          { title: 'Up to event', width: '8rem', cell: ({ position }) => (position === null ? '' : count(position)), isNumber: true },
          {
            title: 'What was seen',
            width: 'minmax(18rem, 1fr)',
            cell: ({ checked, problems }) => <span title={problems.join('\n')}>{problems[0] ?? checked}</span>,
          },
        ]}
      />
    </div>
  );
}
