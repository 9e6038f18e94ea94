import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { readServerSentEvents } from '../live/server-sent-events';
import { useAsked } from './asked';
import { apiKey } from './key';

/** How far work is, as its own stream tells it. */
export type Progress = Readonly<Record<string, unknown>>;

/** Follows the progress of work while it goes on. @param path of its stream, or null while there is none to follow */
export function useProgress(path: () => string | null): Signal<Progress | null> {
  const progress = useSignal<Progress | null>(null);
  const asked = useAsked(path);
  useSignalEffect(() => {
    void asked.value;
    const stream = path();
    if (stream === null) return undefined;
    const abort = new AbortController();
    void followTo(stream, abort.signal, progress);
    return () => abort.abort();
  });
  return progress;
}

async function followTo(path: string, signal: AbortSignal, progress: Signal<Progress | null>): Promise<void> {
  try {
    // The last message says that the work has ended.
    for await (const { event, data } of readServerSentEvents(path, { key: apiKey.peek(), signal }))
      if (event === 'progress') progress.value = JSON.parse(data) as Progress;
  } catch {
    // What the work has come to is read from the record; its progress is a courtesy.
  }
}
