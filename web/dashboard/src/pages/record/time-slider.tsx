import { useSignal } from '@preact/signals';
import { asOf, showAsOf } from '../../moment/moment';
import { fieldTime, positionIn, utcOf } from '../../moment/times';
import { Field } from '../../parts/field';
import { count, time } from '../../parts/numbers';
import { type Reached, useLastPosition, useReached } from './reached-event';

/** The field tells of each digit of a year: 0002, 0020 and 0202 on the way to 2026 are no moments that somebody asked for. */
const firstMoment = '1000-01-01T00:00:00';

/** Drag it to any moment, or say when, and every page shows the state as of then. */
export function TimeSlider() {
  const last = useLastPosition();
  const dragged = useSignal<number | null>(null);
  const event = useReached(() => (dragged.value === null ? asOf.value : `position:${dragged.value}`));
  const at = dragged.value ?? positionIn(asOf.value) ?? (event.value === null ? 0 : (event.value?.position ?? last.value));
  const words = wordsOf(event.value);
  const asked = dragged.value === null && positionIn(asOf.value) === null ? asOf.value : undefined;
  const decide = (position: number) => {
    dragged.value = null;
    showAsOf(position >= last.value ? undefined : `position:${position}`);
  };
  return (
    <section class="card" aria-labelledby="time-slider">
      <div class="row apart">
        <h2 id="time-slider">The record at any moment</h2>
        <span class="number">
          event {count(at)} of {count(Math.max(at, last.value))}
        </span>
      </div>
      <div class="moment">
        <label>
          <span class="only-read">Show every page as of this event</span>
          <input
            type="range"
            min={1}
            max={Math.max(1, at, last.value)}
            value={at}
            onInput={(input) => (dragged.value = Number(input.currentTarget.value))}
            onChange={(input) => decide(Number(input.currentTarget.value))}
            aria-valuetext={words ?? `event ${at}`}
          />
        </label>
        <Field label="Or as of a time, UTC">
          <input
            type="datetime-local"
            step={1}
            min={firstMoment}
            value={fieldTime(asked ?? event.value?.recordedAt ?? '')}
            onChange={({ currentTarget: { value, validity } }) => {
              if (validity.valid) showAsOf(value === '' ? undefined : utcOf(value));
            }}
          />
        </Field>
      </div>
      <p class="soft" style={{ minHeight: '1.5em' }}>
        {words ?? (asOf.value === undefined ? 'Now. Drag it back, or say when, and every page shows what was known then.' : '')}
      </p>
    </section>
  );
}

/** What a moment reaches to, in words; undefined while it is not known, or where the moment is now. */
function wordsOf(event: Reached | null | undefined): string | undefined {
  if (event === null) return 'No event was on record then.';
  return event && `${time(event.recordedAt)}: ${event.type}`;
}
