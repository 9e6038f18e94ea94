import { useSignalEffect } from '@preact/signals';
import { useResource } from '../api/resource';
import { setParameters } from '../routing/location';
import { gameId, games } from './game';

/** Chooses the game that the pages are about. */
export function GameChoice() {
  const found = useResource(() => ['/v1/games', {}] as const);
  useSignalEffect(() => {
    games.value = found.value.body?.items ?? games.peek();
  });
  const items = games.value;
  return (
    <label class="row">
      <span class="only-read">Game</span>
      <select class="button" value={gameId.value} onChange={(event) => setParameters({ game: event.currentTarget.value })}>
        {items.length === 0 ? <option value={gameId.value}>{gameId.value}</option> : null}
        {items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
