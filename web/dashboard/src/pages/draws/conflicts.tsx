import { useSignal } from '@preact/signals';
import { type BodyOf, writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Balls } from '../../parts/balls';
import { Field } from '../../parts/field';
import { Loaded } from '../../parts/loaded';
import { PageLink } from '../../routing/page-link';

type Conflict = BodyOf<'/v1/games/{game}/conflicts'>['items'][number];

/** What files told against the record: a person decides. */
export function Conflicts() {
  const conflicts = useResource(
    () => ['/v1/games/{game}/conflicts', { path: { game: gameId.value }, query: { status: 'open', limit: 200 } }] as const,
  );
  return (
    <Loaded
      resource={conflicts.value}
      room="8rem"
      empty={{ when: ({ items }) => items.length === 0, say: 'No file tells of another result than the record.' }}
    >
      {({ items }) => (
        <div class="grid wide">
          {items.map((conflict) => (
            <OpenConflict key={`${conflict.importId} ${conflict.line}`} conflict={conflict} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function OpenConflict({ conflict: { date, line, existing, offered } }: Readonly<{ conflict: Conflict }>) {
  const reason = useSignal('');
  return (
    <article class="card">
      <h3>
        <PageLink to={`/draws/${date}`}>{date}</PageLink>
      </h3>
      <div class="row">
        <span class="soft">on record</span> <Balls numbers={existing} size="small" />
      </div>
      <div class="row">
        <span class="soft">line {line} of the file</span> <Balls numbers={offered} size="small" />
      </div>
      <p class="soft">If the file is right, correct the draw. If the record is right, say why:</p>
      <Field label="Reason">
        <input value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
      </Field>
      <Action
        disabled={reason.value.trim() === ''}
        call={() =>
          writeCall('/v1/games/{game}/draws/{date}/conflicts/dismiss', { path: { game: gameId.value, date } }, { reason: reason.value })
        }
        done={() => say('The conflict is closed; the record stays')}
      >
        Keep the record
      </Action>
    </article>
  );
}
