import { gameId } from '../../frame/game';
import { useResource } from '../../api/resource';
import { PageLink } from '../../routing/page-link';

/** One plain sentence about how good any of it has been. */
export function Skill() {
  const cards = useResource(() => ['/v1/games/{game}/scorecards', { path: { game: gameId.value }, query: { by: 'slot' } }] as const);
  const { body } = cards.value;
  if (!body) return <div class="bone" style={{ minHeight: '3.5rem' }} />;
  const measured = body.items.filter(({ skill }) => skill !== null);
  const better = measured.filter(({ skill }) => skill && skill.low > 0);
  return (
    <p class={`notice sentence ${better.length > 0 ? 'warn' : ''}`}>
      {measured.length === 0 ? (
        <span>No forecast has met its draw yet, so nothing is known about skill. On a fair machine there is none to find.</span>
      ) : better.length === 0 ? (
        <span>
          After {measured.reduce((most, { draws }) => Math.max(most, draws), 0)} scored draws, none of {measured.length} models does better
          than chance. <PageLink to="/models">See the record of each.</PageLink>
        </span>
      ) : (
        <span>
          {better.map(({ name }) => name).join(', ')} did better than chance so far, by more than luck explains. A result too good to be
          true is a mistake until shown otherwise. <PageLink to="/models">See the record.</PageLink>
        </span>
      )}
    </p>
  );
}
