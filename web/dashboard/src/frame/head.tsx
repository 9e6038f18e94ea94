import { apiKey, isAsked, refusal, useKey } from '../api/key';
import { isConnected } from '../live/feed';
import { isLive } from '../moment/moment';
import { PageLink } from '../routing/page-link';
import { GameChoice } from './game-choice';

/** What is the same on every page: the game, whether the page follows the record, and who is looking. */
export function Head() {
  return (
    <header class="head">
      <PageLink to="/" class="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        Hindcast
      </PageLink>
      <GameChoice />
      <span class="grow" />
      <Connection />
      {refusal.value === null || isAsked.value ? null : (
        <button type="button" class="button" onClick={() => (isAsked.value = true)}>
          Give a key
        </button>
      )}
      {apiKey.value === null ? null : (
        <button type="button" class="button plain" onClick={() => useKey(null)}>
          Forget my key
        </button>
      )}
    </header>
  );
}

function Connection() {
  if (!isLive.value) return <span class="mark then">as of then</span>;
  const kind = isConnected.value === null ? '' : isConnected.value ? 'good' : 'warn';
  return (
    <span class={`mark ${kind}`} role="status">
      <span class="dot" aria-hidden="true" />
      {isConnected.value === null ? 'connecting' : isConnected.value ? 'live' : 'not connected'}
    </span>
  );
}
