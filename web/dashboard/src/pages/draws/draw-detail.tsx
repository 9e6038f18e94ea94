import { useSignal } from '@preact/signals';
import { type BodyOf, type RequestOf, writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { type Game, game as chosenGame, gameId } from '../../frame/game';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Balls } from '../../parts/balls';
import { Field } from '../../parts/field';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { time } from '../../parts/numbers';
import { PageHead } from '../../parts/page-head';
import { PageLink } from '../../routing/page-link';
import { type Numbers, NumbersFields } from './numbers-fields';

type Draw = BodyOf<'/v1/games/{game}/draws/{date}'>;

/** One draw: its result, where it comes from, its corrections, and the way to correct it. */
export function DrawDetail({ date }: Readonly<{ date: string }>) {
  const game = chosenGame.value;
  const draw = useResource(() => ['/v1/games/{game}/draws/{date}', { path: { game: gameId.value, date } }] as const);
  return (
    <>
      <PageHead title={`Draw of ${date}`}>
        <PageLink to="/draws">All draws</PageLink>
      </PageHead>
      <Loaded resource={draw.value} room="16rem">
        {(found) => (
          <div class="stack">
            <section class="card">
              <Balls numbers={found.numbers} size="large" />
              <Figures
                of={{
                  Era: found.era,
                  [game?.multiplier?.label ?? 'Multiplier']: found.powerPlay ?? 'not told',
                  From: found.synthetic ? `${found.source}, synthetic` : found.source,
                  'On record as': <PageLink to={`/record/${found.position}`}>event {found.position}</PageLink>,
                }}
              />
              {Object.entries(found.secondary).map(([name, numbers]) => (
                <div class="row" key={name}>
                  <span class="soft">{game?.secondary.find((each) => each.name === name)?.label ?? name}</span>
                  <Balls numbers={numbers} size="small" />
                </div>
              ))}
            </section>
            {found.corrections.length > 0 ? <Corrections draw={found} /> : null}
            {game ? <Correct draw={found} game={game} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}

function Corrections({ draw }: Readonly<{ draw: Draw }>) {
  return (
    <section class="card" aria-labelledby="corrections">
      <h2 id="corrections">It was corrected</h2>
      <ul>
        {draw.corrections.map(({ position, reason, correctedAt }) => (
          <li key={position}>
            {time(correctedAt)}: {reason} (<PageLink to={`/record/${position}`}>event {position}</PageLink>)
          </li>
        ))}
      </ul>
    </section>
  );
}

function Correct({ draw, game }: Readonly<{ draw: Draw; game: Game }>) {
  const numbers = useSignal<Numbers>(draw.numbers);
  const reason = useSignal('');
  const call = () =>
    writeCall('/v1/games/{game}/draws/{date}/correction', { path: { game: game.id, date: draw.date } }, {
      numbers: numbers.value,
      reason: reason.value,
    } as RequestOf<'/v1/games/{game}/draws/{date}/correction'>);
  return (
    <details class="card">
      <summary>Correct it</summary>
      <div class="form">
        <NumbersFields game={game} era={draw.era} numbers={numbers} />
        <Field label="Reason" hint="It stays on record beside both results." whole>
          <input value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} required />
        </Field>
        <Action call={call} kind="main" disabled={reason.value.trim() === ''} done={() => say('The draw is corrected')}>
          Put the correction on record
        </Action>
      </div>
    </details>
  );
}
