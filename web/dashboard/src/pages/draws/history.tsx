import type { BodyOf } from '../../api/api';
import { usePages } from '../../api/pages';
import { gameId } from '../../frame/game';
import { Balls } from '../../parts/balls';
import { VirtualTable } from '../../parts/virtual-table';
import { parameter, setParameters } from '../../routing/location';
import { PageLink } from '../../routing/page-link';

type Game = BodyOf<'/v1/games/{game}'>;

/** Every draw on record. */
export function History({ game }: Readonly<{ game: Game | undefined }>) {
  const order = parameter('order') ?? 'desc';
  const { listed, more } = usePages(
    () => ['/v1/games/{game}/draws', { path: { game: gameId.value }, query: { order: parameter('order') ?? 'desc' } }] as const,
  );
  return (
    <div class="stack close">
      <div class="row">
        <label class="row">
          <span>Order</span>
          <select class="button" value={order} onChange={(event) => setParameters({ order: event.currentTarget.value })}>
            <option value="desc">newest first</option>
            <option value="asc">oldest first</option>
          </select>
        </label>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            const { value } = event.currentTarget.elements.namedItem('date') as HTMLInputElement;
            if (value) window.location.assign(`/draws/${value}${window.location.search}`);
          }}
        >
          <label class="row">
            <span>Date</span>
            <input class="button" type="date" name="date" />
          </label>
          <button type="submit" class="button">
            Look up
          </button>
        </form>
        <a class="button plain" href={`/v1/games/${gameId.value}/draws/export?format=csv`} download>
          All as CSV
        </a>
      </div>
      <VirtualTable
        name="Draws"
        listed={listed.value}
        more={more}
        keyOf={({ date }) => date}
        empty={
          <span>
            No draw is on record.{' '}
            <PageLink to="/draws" parameters={{ tab: 'import' }}>
              Import a file
            </PageLink>
            .
          </span>
        }
        columns={[
          { title: 'Date', width: '7rem', cell: ({ date }) => <PageLink to={`/draws/${date}`}>{date}</PageLink> },
          {
            title: 'Result',
            width: 'minmax(18rem, 2fr)',
            cell: ({ numbers }) => <Balls numbers={numbers} size="small" />,
          },
          {
            title: game?.multiplier?.label ?? 'Multiplier',
            width: '7rem',
            cell: ({ powerPlay }) => (powerPlay === null ? '' : `${powerPlay} ×`),
            isNumber: true,
          },
          { title: 'Era', width: '7rem', cell: ({ era }) => era },
          {
            title: 'From',
            width: 'minmax(8rem, 1fr)',
            cell: ({ source, synthetic, corrections }) => (
              <span class="row">
                {source}
                {synthetic ? <span class="mark warn">synthetic</span> : null}
                {corrections.length > 0 ? <span class="mark warn">corrected</span> : null}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
