import { useSignal, useSignalEffect } from '@preact/signals';
import { gameId } from '../../frame/game';
import { useResource } from '../../api/resource';
import { isLive } from '../../moment/moment';
import { Loaded } from '../../parts/loaded';
import { time } from '../../parts/numbers';

/** When the next draw is, in its own time zone, and how long that is from now. */
export function NextDraw({ timeZone }: Readonly<{ timeZone: string | undefined }>) {
  const next = useResource(() => ['/v1/games/{game}/next-draw', { path: { game: gameId.value } }] as const);
  return (
    <section class="card" aria-labelledby="next-draw">
      <h2 id="next-draw">Next draw</h2>
      <Loaded resource={next.value} room="6rem">
        {({ drawsAt }) => (
          <>
            <p style={{ fontSize: '1.15rem', fontWeight: 600 }}>{inZone(drawsAt, timeZone)}</p>
            {isLive.value ? <Countdown to={drawsAt} /> : null}
            <p class="soft">{time(drawsAt)}. Predictions are closed at this moment, and what was on record by then can be proven.</p>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Countdown({ to }: Readonly<{ to: string }>) {
  const now = useSignal(Date.now());
  useSignalEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 1_000);
    return () => clearInterval(timer);
  });
  const seconds = Math.max(0, Math.floor((Date.parse(to) - now.value) / 1_000));
  const parts = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const [days = 0, ...clock] = parts;
  return (
    <p class="countdown" role="timer" aria-label="Time until the draw">
      {days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} ` : ''}
      {clock.map((part) => String(part).padStart(2, '0')).join(':')}
    </p>
  );
}

const inFull: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  ...{ year: 'numeric', month: 'long', day: 'numeric' },
  ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
};

const inZone = (moment: string, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat('en', { ...inFull, timeZone: timeZone ?? 'UTC' }).format(new Date(moment));
