import { usePages } from '../../api/pages';
import { gameId } from '../../frame/game';
import { signed, time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';
import { parameter, setParameters } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
import { inWords } from './verdict';

/** Ids of the experiments that are put side by side. */
export const compared = (): string[] => (parameter('ids') ?? '').split(',').filter((id) => id !== '');

/** Every experiment of the game. */
export function ExperimentList() {
  const { listed, more } = usePages(() => ['/v1/experiments', { query: { order: 'desc', game: gameId.value } }] as const);
  const toggle = (id: string) => {
    const ids = compared();
    setParameters({ ids: (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]).join(',') });
  };
  return (
    <div class="stack close">
      {compared().length > 1 ? (
        <PageLink to="/experiments" parameters={{ tab: 'compare', ids: compared().join(',') }} class="button">
          Compare {compared().length} experiments
        </PageLink>
      ) : null}
      <VirtualTable
        name="Experiments"
        listed={listed.value}
        more={more}
        keyOf={({ id }) => id}
        narrowRowHeight={84}
        empty={
          <span>
            Nothing has been tried.{' '}
            <PageLink to="/experiments" parameters={{ tab: 'start' }}>
              Start an experiment.
            </PageLink>
          </span>
        }
        columns={[
          {
            title: 'Compare',
            width: '5rem',
            cell: ({ id, name }) => (
              <input type="checkbox" aria-label={`Compare ${name}`} checked={compared().includes(id)} onChange={() => toggle(id)} />
            ),
          },
          { title: 'Name', width: 'minmax(10rem, 1fr)', cell: ({ id, name }) => <PageLink to={`/experiments/${id}`}>{name}</PageLink> },
          { title: 'Asked for', width: '13rem', cell: ({ requestedAt }) => time(requestedAt), isMinor: true },
          { title: 'Status', width: '8rem', cell: ({ status }) => <span class="mark">{status}</span> },
          {
            title: 'Trials',
            width: '6rem',
            cell: ({ trialsEnded, settings }) => `${trialsEnded} of ${settings.trialsMax}`,
            isNumber: true,
          },
          {
            title: 'Best, nats a draw',
            width: '8rem',
            cell: ({ bestSkill }) => (bestSkill === null ? '' : signed(bestSkill, 4)),
            isNumber: true,
            isMinor: true,
          },
          { title: 'Verdict', width: '12rem', cell: ({ result }) => inWords(result?.verdict) },
        ]}
      />
    </div>
  );
}
