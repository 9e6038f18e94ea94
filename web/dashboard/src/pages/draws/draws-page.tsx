import { gameId } from '../../frame/game';
import { useResource } from '../../api/resource';
import { PageHead } from '../../parts/page-head';
import { parameter, path } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
import { Completeness } from './completeness';
import { Conflicts } from './conflicts';
import { DrawDetail } from './draw-detail';
import { History } from './history';
import { ImportFile } from './import-file';
import { ManualEntry } from './manual-entry';

const tabs = [
  { id: 'history', label: 'History' },
  { id: 'import', label: 'Import' },
  { id: 'entry', label: 'By hand' },
  { id: 'completeness', label: 'Completeness' },
  { id: 'conflicts', label: 'Conflicts' },
];

/** What was drawn: the history, and every way to bring draws in. */
export default function DrawsPage() {
  const game = useResource(() => ['/v1/games/{game}', { path: { game: gameId.value } }] as const).value.body;
  const date = /^\/draws\/(\d{4}-\d\d-\d\d)$/.exec(path.value)?.[1];
  const chosen = parameter('tab') ?? 'history';
  if (date !== undefined) return <DrawDetail date={date} game={game} />;
  return (
    <>
      <PageHead title="Draws">
        What was drawn, where it comes from, and what is missing. Nothing on record is ever overwritten; corrections keep what was there.
      </PageHead>
      <div class="stack">
        <nav class="tabs" aria-label="Draws">
          {tabs.map(({ id, label }) => (
            <PageLink key={id} to="/draws" parameters={{ tab: id }} current={id === chosen}>
              {label}
            </PageLink>
          ))}
        </nav>
        {chosen === 'history' ? <History game={game} /> : null}
        {chosen === 'import' ? <ImportFile /> : null}
        {chosen === 'entry' && game ? <ManualEntry game={game} /> : null}
        {chosen === 'completeness' ? <Completeness /> : null}
        {chosen === 'conflicts' ? <Conflicts /> : null}
      </div>
    </>
  );
}
