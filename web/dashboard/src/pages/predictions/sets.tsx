import { type BodyOf, writeCall } from '../../api/api';
import { usePages } from '../../api/pages';
import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { Action } from '../../parts/action';
import { Balls } from '../../parts/balls';
import { Field } from '../../parts/field';
import { time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';
import { goTo, parameter, setParameters } from '../../routing/location';
import { PageLink } from '../../routing/page-link';

/** Prediction sets, by draw and by what they stand in for. */
export function Sets() {
  const slots = useResource(() => ['/v1/games/{game}/model-slots', { path: { game: gameId.value } }] as const);
  const { listed, more } = usePages(
    () =>
      [
        '/v1/prediction-sets',
        {
          query: {
            order: 'desc',
            game: gameId.value,
            slot: parameter('slot'),
            drawDate: parameter('drawDate'),
            archived: parameter('archived') === 'all' ? 'all' : 'false',
          },
        },
      ] as const,
  );
  const items = slots.value.body?.items ?? [];
  return (
    <div class="stack">
      <div class="form filters card">
        <Field label="Slot">
          <select value={parameter('slot') ?? ''} onChange={(event) => setParameters({ slot: event.currentTarget.value })}>
            <option value="">every slot</option>
            {items.map(({ slot }) => (
              <option key={slot}>{slot}</option>
            ))}
          </select>
        </Field>
        <Field label="Draw">
          <input
            type="date"
            value={parameter('drawDate') ?? ''}
            onInput={(event) => setParameters({ drawDate: event.currentTarget.value })}
          />
        </Field>
        <Field label="Archived">
          <select value={parameter('archived') ?? ''} onChange={(event) => setParameters({ archived: event.currentTarget.value })}>
            <option value="">left out</option>
            <option value="all">shown too</option>
          </select>
        </Field>
        {parameter('slot') === undefined ? null : (
          <div class="whole">
            <Action<BodyOf<'/v1/predictions', 'post'>>
              kind="main"
              call={() => writeCall('/v1/predictions', {}, { game: gameId.value, slot: parameter('slot') ?? '' })}
              done={({ body }) => goTo(`/predictions/${body.id}`)}
            >
              Have it issue a prediction for the next draw
            </Action>
          </div>
        )}
      </div>
      <VirtualTable
        name="Prediction sets"
        listed={listed.value}
        more={more}
        keyOf={({ id }) => id}
        empty={
          <span>
            No prediction is on record. <PageLink to="/models">Have a model issue one.</PageLink>
          </span>
        }
        columns={[
          { title: 'Draw', width: '7rem', cell: ({ id, drawDate }) => <PageLink to={`/predictions/${id}`}>{drawDate}</PageLink> },
          { title: 'Slot', width: '9rem', cell: ({ slot }) => slot },
          {
            title: 'First ticket',
            width: 'minmax(14rem, 1fr)',
            cell: ({ tickets }) => (tickets[0] ? <Balls numbers={tickets[0].numbers} size="small" /> : null),
          },
          {
            title: 'Status',
            width: '13rem',
            cell: ({ status, archivedAt, synthetic }) => (
              <span class="row marks">
                <span class={`mark ${status === 'current' ? 'good' : ''}`}>{archivedAt === null ? status : `${status}, archived`}</span>
                {synthetic ? <span class="mark warn">synthetic</span> : null}
              </span>
            ),
          },
          { title: 'Issued', width: '12rem', cell: ({ issuedAt }) => time(issuedAt), isMinor: true },
        ]}
      />
    </div>
  );
}
