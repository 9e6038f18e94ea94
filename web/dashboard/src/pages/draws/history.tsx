import { readCall } from '../../api/api';
import { usePages } from '../../api/pages';
import { game, gameId } from '../../frame/game';
import { CopyAsCurl } from '../../parts/action';
import { Balls } from '../../parts/balls';
import { VirtualTable } from '../../parts/virtual-table';
import { parameter } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
import { DrawFilters, drawFilters } from './draw-filters';

/** Every draw on record, or those that are asked for. */
export function History() {
  const ask = () => {
    const given = Object.fromEntries(drawFilters.map((name) => [name, parameter(name)]));
    return ['/v1/games/{game}/draws', { path: { game: gameId.value }, query: { order: 'desc', ...given } }] as const;
  };
  const { listed, more } = usePages(ask);
  const isFiltered = drawFilters.some((name) => name !== 'order' && parameter(name) !== undefined);
  return (
    <div class="stack close">
      <DrawFilters>
        <CopyAsCurl call={() => readCall(...ask())} />
        <a class="button plain" href={`/v1/games/${gameId.value}/draws/export?format=csv`} download>
          All as CSV
        </a>
      </DrawFilters>
      <VirtualTable
        name="Draws"
        listed={listed.value}
        more={more}
        keyOf={({ date }) => date}
        empty={isFiltered ? 'No draw on record is like that.' : <NothingYet />}
        columns={[
          { title: 'Date', width: '7rem', cell: ({ date }) => <PageLink to={`/draws/${date}`}>{date}</PageLink> },
          { title: 'Result', width: 'minmax(16rem, 1fr)', cell: ({ numbers }) => <Balls numbers={numbers} size="small" /> },
          {
            title: game.value?.multiplier?.label ?? 'Multiplier',
            width: '7rem',
            cell: ({ powerPlay }) => (powerPlay === null ? '' : `${powerPlay} ×`),
            isNumber: true,
          },
          { title: 'Era', width: '7rem', cell: ({ era }) => era, isMinor: true },
          {
            title: 'From',
            width: 'minmax(12rem, 0.6fr)',
            cell: ({ source, synthetic, corrections }) => (
              <span class="row">
                {source}
                {synthetic ? <span class="mark warn">synthetic</span> : null}
                {corrections.length > 0 ? <span class="mark then">corrected</span> : null}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}

function NothingYet() {
  return (
    <span>
      No draw is on record.{' '}
      <PageLink to="/draws" parameters={{ tab: 'import' }}>
        Import a file
      </PageLink>
      .
    </span>
  );
}
