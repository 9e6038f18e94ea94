import { useSignal, useSignalEffect } from '@preact/signals';
import { fill } from '../../api/api';
import { useResource } from '../../api/resource';
import { send } from '../../api/request';
import { head } from '../../live/feed';
import { asOf, showAsOf } from '../../moment/moment';
import { count, time } from '../../parts/numbers';

type Position = Readonly<{ position: number; recordedAt: string; type: string }>;

/** Drag it to any moment, and every page shows the state as of then. */
export function TimeSlider() {
  const newest = useResource(() => ['/v1/events', { query: { order: 'desc', limit: 1 } }] as const, { isStill: true });
  const last = useSignal(0);
  const chosen = useSignal<number | null>(null);
  const event = useSignal<Position | null>(null);
  useSignalEffect(() => {
    const found = asOf.value === undefined ? newest.value.body?.items[0]?.position : undefined;
    last.value = Math.max(last.peek(), head.value, found ?? 0, positionIn(asOf.value) ?? 0);
  });
  useSignalEffect(() => {
    const at = chosen.value ?? positionIn(asOf.value);
    if (at === null) {
      event.value = null;
      return undefined;
    }
    const abort = new AbortController();
    send<Position>({ method: 'GET', path: fill('/v1/events/{position}', { path: { position: at } }) }, abort.signal).then(
      ({ body }) => {
        event.value = body;
      },
      // The slider goes on without the words for a position that cannot be read.
      () => {
        event.value = null;
      },
    );
    return () => abort.abort();
  });
  const at = chosen.value ?? positionIn(asOf.value) ?? last.value;
  const decide = (position: number) => {
    chosen.value = null;
    showAsOf(position >= last.value ? undefined : `position:${position}`);
  };
  return (
    <section class="card" aria-labelledby="time-slider">
      <div class="row apart">
        <h2 id="time-slider">The record at any moment</h2>
        <span class="number">
          event {count(at)} of {count(last.value)}
        </span>
      </div>
      <label class="field">
        <span class="only-read">Show every page as of this event</span>
        <input
          type="range"
          min={1}
          max={Math.max(1, last.value)}
          value={at}
          onInput={(input) => (chosen.value = Number(input.currentTarget.value))}
          onChange={(input) => decide(Number(input.currentTarget.value))}
          aria-valuetext={event.value ? `${event.value.type}, ${time(event.value.recordedAt)}` : `event ${at}`}
        />
      </label>
      <p class="soft" style={{ minHeight: '1.5em' }}>
        {event.value
          ? `${time(event.value.recordedAt)}: ${event.value.type}`
          : 'Now. Drag it back, and every page shows what was known then.'}
      </p>
    </section>
  );
}

const positionIn = (moment: string | undefined): number | null =>
  moment?.startsWith('position:') ? Number(moment.slice('position:'.length)) : null;
