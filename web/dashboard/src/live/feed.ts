import { signal } from '@preact/signals';
import { apiKey } from '../api/key';
import { isLive } from '../moment/moment';
import { readServerSentEvents, type ServerSentEvent } from './server-sent-events';

/** An event of the log, as the feed tells it. */
export type LiveEvent = Readonly<{
  position: number;
  type: string;
  stream: string;
  data: Record<string, unknown>;
  meta: { actor: string };
  recordedAt: string;
}>;

/** Counts up when the record has changed. A burst of events counts once. */
export const changes = signal(0);
/** The last position that the feed told of; 0 before it told of any. */
export const head = signal(0);
/** Whether the feed is connected; null before it was tried. */
export const isConnected = signal<boolean | null>(null);

const settleMs = 400;
const retryMs = 3_000;
const listeners = new Set<(event: LiveEvent) => void>();
const progressListeners = new Set<(name: string, progress: Record<string, unknown>) => void>();
let settling: ReturnType<typeof setTimeout> | undefined;

/** Calls back with each event of the log as it comes. Returns how to stop. */
export function onEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back with the progress of what is under way: `rebuild-progress`, `training-progress`, `import-progress`. Returns how to stop. */
export function onProgress(listener: (name: string, progress: Record<string, unknown>) => void): () => void {
  progressListeners.add(listener);
  return () => progressListeners.delete(listener);
}

/** Follows the log for as long as the page is open, and comes back when the connection breaks. */
export async function follow(): Promise<void> {
  let connection = new AbortController();
  // Whoever gives up a key is told nothing more by it.
  apiKey.subscribe(() => connection.abort());
  for (;;) {
    connection = new AbortController();
    try {
      for await (const event of readServerSentEvents('/v1/events/feed', {
        key: apiKey.value,
        after: head.value,
        signal: connection.signal,
        onOpen: () => (isConnected.value = true),
      }))
        tell(event);
    } catch {
      // Whatever it was, the only thing to do is to come back.
    }
    isConnected.value = false;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
    changed();
  }
}

function tell({ event, data, id }: ServerSentEvent): void {
  const told = JSON.parse(data) as Record<string, unknown>;
  if (event.endsWith('-progress')) {
    for (const listener of progressListeners) listener(event, told);
    return;
  }
  head.value = Number(id);
  for (const listener of listeners) listener(told as unknown as LiveEvent);
  changed();
}

function changed(): void {
  if (!isLive.peek() || settling !== undefined) return;
  settling = setTimeout(() => {
    settling = undefined;
    changes.value++;
  }, settleMs);
}
