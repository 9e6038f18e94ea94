import type { BodyOf } from '../../api/api';
import { useResource } from '../../api/resource';
import { showAsOf } from '../../moment/moment';
import { Loaded } from '../../parts/loaded';
import { isNarrow } from '../../parts/narrow';
import { time } from '../../parts/numbers';
import { PageHead } from '../../parts/page-head';
import { PageLink } from '../../routing/page-link';

type Linked = BodyOf<'/v1/events/{position}/causes'>['causes'][number];

/** One event: what it says, what set it going, and what it has set going. */
export function EventDetail({ position }: Readonly<{ position: number }>) {
  const event = useResource(() => ['/v1/events/{position}', { path: { position } }] as const, { isStill: true });
  const causes = useResource(() => ['/v1/events/{position}/causes', { path: { position } }] as const);
  return (
    <>
      <PageHead title={`Event ${position}`}>
        <PageLink to="/record">All events</PageLink> · <PageLink to={`/record/${Math.max(1, position - 1)}`}>before</PageLink> ·{' '}
        <PageLink to={`/record/${position + 1}`}>after</PageLink>
      </PageHead>
      <div class="stack">
        <Loaded resource={event.value} room={isNarrow.value ? '46rem' : '27rem'}>
          {({ type, stream, version, schema, data, meta, recordedAt, id }) => (
            <section class="card" aria-labelledby="event">
              <div class="row apart">
                <h2 id="event">{type}</h2>
                <button type="button" class="button" onClick={() => showAsOf(`position:${position}`)}>
                  Show every page as of this
                </button>
              </div>
              <dl class="figures">
                {Object.entries({
                  recorded: time(recordedAt),
                  actor: meta.actor,
                  stream,
                  version,
                  schema,
                  id,
                  correlation: meta.correlationId,
                  request: meta.requestId ?? 'none',
                }).map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd class="code" style={{ fontSize: '0.9rem' }}>
                      {value}
                    </dd>
                  </div>
                ))}
              </dl>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
              <pre class="code scroll" tabIndex={0} style={{ maxHeight: '30rem', margin: 0 }}>
                {JSON.stringify(data, null, 2)}
              </pre>
              <div class="row">
                <PageLink to="/record" parameters={{ stream }}>
                  The whole stream
                </PageLink>
                <PageLink to="/record" parameters={{ correlationId: meta.correlationId }}>
                  Everything of the same course
                </PageLink>
              </div>
            </section>
          )}
        </Loaded>
        <Loaded resource={causes.value} room="8rem">
          {({ causes: before, effects, isWhole }) => (
            <div class="grid wide">
              <Links title="What led to it" none="Nothing on record: somebody asked for it." events={before} />
              <Links title="What it led to" none="Nothing yet." events={effects} note={isWhole ? undefined : 'and more than are shown'} />
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Links({
  title,
  none,
  events,
  note,
}: Readonly<{ title: string; none: string; events: readonly Linked[]; note?: string | undefined }>) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {events.length === 0 ? <p class="soft">{none}</p> : null}
      <ul style={{ margin: 0, paddingLeft: '1.2rem' }}>
        {events.map(({ position, type, stream, depth }) => (
          <li key={position} style={{ marginLeft: `${Math.min(8, Math.max(0, Math.abs(depth) - 1))}rem` }}>
            <PageLink to={`/record/${position}`}>
              {position} {type}
            </PageLink>{' '}
            <span class="code soft">{stream}</span>
          </li>
        ))}
      </ul>
      {note ? <p class="soft">{note}</p> : null}
    </section>
  );
}
