import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { Loaded } from '../../parts/loaded';
import { PageLink } from '../../routing/page-link';
import { Scorecard } from './scorecard';

/** How everything that was issued has done. */
export function Scorecards() {
  const cards = useResource(() => ['/v1/games/{game}/scorecards', { path: { game: gameId.value }, query: { by: 'slot' } }] as const);
  return (
    <Loaded
      resource={cards.value}
      room="24rem"
      empty={{
        when: ({ items }) => items.length === 0,
        say: (
          <span>
            No forecast has met its draw yet. <PageLink to="/predictions">Issue one</PageLink>, and wait for the draw.
          </span>
        ),
      }}
    >
      {({ items, closed }) => (
        <div class="stack">
          <p class="soft">
            {closed.sets} sets were on record for {closed.draws} draws when those closed: {closed.scored} are scored, {closed.awaiting} wait
            for their draw. Nothing is left out.
          </p>
          {items.map((card) => (
            <Scorecard key={card.name} card={card} />
          ))}
        </div>
      )}
    </Loaded>
  );
}
