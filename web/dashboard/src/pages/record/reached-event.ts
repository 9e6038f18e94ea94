import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { fill } from '../../api/call';
import { send } from '../../api/request';
import { head } from '../../live/feed';
import { positionIn } from '../../moment/times';

/** An event, as far as the time slider tells of it. */
export type Reached = Readonly<{ position: number; recordedAt: string; type: string }>;

type Page = Readonly<{ items: readonly Reached[] }>;

/** The last position of the log, whatever moment is being looked at; 0 before it is known. */
export function useLastPosition(): Signal<number> {
  const last = useSignal(head.peek());
  useSignalEffect(() => {
    last.value = Math.max(last.peek(), head.value);
  });
  useSignalEffect(() => {
    lastBefore(undefined).then(
      (event) => {
        last.value = Math.max(last.peek(), event?.position ?? 0);
      },
      // The feed tells of it as well.
      () => {},
    );
  });
  return last;
}

/** The event that a moment reaches to; null where none was on record yet, undefined while it is not known, or where the moment is now. */
export function useReached(moment: () => string | undefined): Signal<Reached | null | undefined> {
  const reached = useSignal<Reached | null | undefined>(undefined);
  useSignalEffect(() => {
    const asked = moment();
    if (asked === undefined) {
      reached.value = undefined;
      return undefined;
    }
    const abort = new AbortController();
    const position = positionIn(asked);
    const found = position === null ? lastBefore(asked, abort.signal) : eventAt(position, abort.signal);
    found.then(
      (event) => {
        reached.value = event ?? null;
      },
      // The slider goes on without the words for a moment that cannot be read.
      () => {
        if (!abort.signal.aborted) reached.value = undefined;
      },
    );
    return () => abort.abort();
  });
  return reached;
}

const eventAt = async (position: number, signal: AbortSignal): Promise<Reached> =>
  (await send<Reached>({ method: 'GET', path: fill('/v1/events/{position}', { path: { position } }) }, signal)).body;

async function lastBefore(to: string | undefined, signal?: AbortSignal): Promise<Reached | undefined> {
  const path = fill('/v1/events', { query: { order: 'desc', limit: 1, to } });
  return (await send<Page>({ method: 'GET', path }, signal)).body.items[0];
}
