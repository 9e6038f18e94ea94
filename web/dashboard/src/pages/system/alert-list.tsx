import { usePages } from '../../api/pages';
import { time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';

/** Everything that ever wanted looking at. */
export function AlertList() {
  const { listed, more } = usePages(() => ['/v1/alerts', { query: { order: 'desc' } }] as const);
  return (
    <VirtualTable
      name="Alerts"
      listed={listed.value}
      more={more}
      keyOf={({ id }) => id}
      empty="Nothing has ever wanted looking at."
      columns={[
        {
          title: 'Status',
          width: '6rem',
          cell: ({ status }) => <span class={`mark ${status === 'open' ? 'warn' : 'good'}`}>{status}</span>,
        },
        { title: 'Since', width: '13rem', cell: ({ raisedAt }) => time(raisedAt) },
        { title: 'About', width: '10rem', cell: ({ kind, game }) => (game ? `${kind}, ${game}` : kind) },
        { title: 'What', width: 'minmax(20rem, 1fr)', cell: ({ message }) => <span title={message}>{message}</span> },
      ]}
    />
  );
}
