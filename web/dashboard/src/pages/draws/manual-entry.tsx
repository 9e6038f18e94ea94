import { useSignal } from '@preact/signals';
import { type RequestOf, writeCall } from '../../api/api';
import { type Game, game as chosenGame } from '../../frame/game';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Field } from '../../parts/field';
import { type Numbers, NumbersFields } from './numbers-fields';

/** Puts one draw on record by hand. */
export function ManualEntry() {
  return chosenGame.value ? <Entry game={chosenGame.value} /> : <div class="bone" style={{ minHeight: '20rem' }} aria-busy="true" />;
}

function Entry({ game }: Readonly<{ game: Game }>) {
  const date = useSignal('');
  const multiplier = useSignal('');
  const numbers = useSignal<Numbers>({});
  const call = () =>
    writeCall('/v1/games/{game}/draws', { path: { game: game.id } }, {
      date: date.value,
      numbers: numbers.value,
      ...(multiplier.value === '' ? {} : { powerPlay: Number(multiplier.value) }),
    } as RequestOf<'/v1/games/{game}/draws'>);
  return (
    <section class="card" aria-labelledby="by-hand">
      <h2 id="by-hand">Put a draw on record</h2>
      <div class="form">
        <Field label="Date" hint="On the game's calendar.">
          <input type="date" value={date.value} onInput={(event) => (date.value = event.currentTarget.value)} />
        </Field>
        <NumbersFields game={game} numbers={numbers} />
        {game.multiplier ? (
          <Field label={game.multiplier.label} hint="If it is known.">
            <input inputMode="numeric" value={multiplier.value} onInput={(event) => (multiplier.value = event.currentTarget.value)} />
          </Field>
        ) : null}
        <div class="whole">
          <Action
            call={call}
            kind="main"
            disabled={date.value === ''}
            done={({ status }) => say(status === 201 ? 'The draw is on record' : 'It was on record already', `/draws/${date.value}`)}
          >
            Put it on record
          </Action>
        </div>
      </div>
    </section>
  );
}
