import { useSignal } from '@preact/signals';
import { type BodyOf, writeCall } from '../../api/api';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Field } from '../../parts/field';
import { time } from '../../parts/numbers';

type Set = BodyOf<'/v1/prediction-sets/{id}'>;

const reasonMax = 500;

/** Why a set is left out of lists, or a way to leave it out. Its scores count all the same. */
export function Archiving({ set: { id, archivedAt, archivedBy, archivedBecause } }: Readonly<{ set: Set }>) {
  const reason = useSignal('');
  if (archivedAt !== null)
    return (
      <p class="soft">
        Archived at {time(archivedAt)} by {archivedBy}: {archivedBecause}. Its scores count all the same.
      </p>
    );
  return (
    <details>
      <summary>Leave it out of lists</summary>
      <div class="stack">
        <p class="soft">It stays on record, can be proven, and counts in every score. Nothing takes it back.</p>
        <Field label="Why, for the record">
          <input type="text" maxLength={reasonMax} value={reason} onInput={(event) => (reason.value = event.currentTarget.value)} />
        </Field>
        <Action
          disabled={reason.value.trim() === ''}
          call={() => writeCall('/v1/prediction-sets/{id}/archive', { path: { id } }, { reason: reason.value.trim() })}
          done={() => say('The set is archived')}
        >
          Archive it
        </Action>
      </div>
    </details>
  );
}
