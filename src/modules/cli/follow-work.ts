import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailure, exitCodes } from './exit-codes';
import { serverSentEvents } from './server-sent-events';

/** Work that the service does by itself. `Told` is what it tells of its progress. */
export type Work<View, Told> = Readonly<{
  /** How it is now. */
  look: () => Promise<View>;
  /** Its progress as server-sent events. */
  follow: () => Promise<ReadableStream<Uint8Array> | null>;
  onProgress: (told: Told) => void;
}>;

const pauseMs = 100;

/** Waits until work has ended, and gives it as it is then. @throws CommandFailure when the service cannot be asked any more */
export async function untilEnded<View extends { status: string }, Told>({ look, follow, onProgress }: Work<View, Told>): Promise<View> {
  for (;;) {
    const view = await look();
    if (view.status !== 'requested' && view.status !== 'running') return view;
    const stream = await follow();
    if (stream) await listen(stream, 'progress', onProgress);
    await pause(pauseMs);
  }
}

/** Listens until the stream ends. One that breaks off, because nothing was said for long, is no failure of the work: the next look tells how that is. */
export async function listen<Told>(stream: ReadableStream<Uint8Array>, name: string, onProgress: (told: Told) => void): Promise<void> {
  const events = serverSentEvents(stream);
  for (;;) {
    const next = await events.next().catch(() => ({ done: true as const, value: undefined }));
    if (next.done) return;
    if (next.value.event === name) onProgress(JSON.parse(next.value.data));
  }
}

/** @throws CommandFailure when work that was waited for did not come to its end */
export function mustBeCompleted({ status, error }: Readonly<{ status: string; error: string | null }>): void {
  if (status !== 'completed') throw new CommandFailure(error ?? `it was ${status}`, exitCodes.failed);
}
