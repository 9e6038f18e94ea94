import { useSignal } from '@preact/signals';
import { writeCall } from '../../api/api';
import { gameId } from '../../frame/game';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Field } from '../../parts/field';

/** The way back to the champion before the present one. */
export function RollBack({ slot }: Readonly<{ slot: string }>) {
  const reason = useSignal('');
  return (
    <details>
      <summary>Roll back</summary>
      <div class="stack close">
        <Field label="Reason" hint="Why the champion before this one is the champion again. It stays on record.">
          <input value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </Field>
        <Action
          kind="danger"
          disabled={reason.value.trim() === ''}
          confirm={`Make the champion before this one the champion of ${slot} again?`}
          call={() =>
            writeCall(
              '/v1/games/{game}/model-slots/{slot}/rollback',
              { path: { game: gameId.value, slot } },
              { reason: reason.value.trim() },
            )
          }
          done={() => {
            reason.value = '';
            say(`${slot} is rolled back`);
          }}
        >
          Roll it back
        </Action>
      </div>
    </details>
  );
}
