import { usePages } from '../../api/pages';
import { gameId } from '../../frame/game';
import { count, time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';
import { PageLink } from '../../routing/page-link';

/** Every backtest of the game. */
export function BacktestList() {
  const { listed, more } = usePages(() => ['/v1/backtests', { query: { order: 'desc', game: gameId.value } }] as const);
  return (
    <VirtualTable
      name="Backtests"
      listed={listed.value}
      more={more}
      keyOf={({ id }) => id}
      empty={
        <span>
          Nothing has been played through.{' '}
          <PageLink to="/backtests" parameters={{ tab: 'run' }}>
            Run a backtest.
          </PageLink>
        </span>
      }
      columns={[
        { title: 'Name', width: 'minmax(12rem, 1fr)', cell: ({ id, name }) => <PageLink to={`/backtests/${id}`}>{name}</PageLink> },
        { title: 'Asked for', width: '13rem', cell: ({ requestedAt }) => time(requestedAt) },
        { title: 'Status', width: '8rem', cell: ({ status }) => <span class="mark">{status}</span> },
        {
          title: 'Draws',
          width: '8rem',
          cell: ({ data }) => (data === null ? '' : count(data.to - data.from)),
          isNumber: true,
          isMinor: true,
        },
      ]}
    />
  );
}
