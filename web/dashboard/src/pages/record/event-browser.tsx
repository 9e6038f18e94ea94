import type { BodyOf } from '../../api/api';
import { usePages } from '../../api/pages';
import { useResource } from '../../api/resource';
import { CopyAsCurl } from '../../parts/action';
import { readCall } from '../../api/api';
import { Field } from '../../parts/field';
import { time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';
import { parameter, setParameters } from '../../routing/location';
import { PageLink } from '../../routing/page-link';

type Event = BodyOf<'/v1/events'>['items'][number];

const filters = ['type', 'stream', 'category', 'actor', 'correlationId', 'from', 'to'] as const;

/** What is asked for, from the address: whoever is sent it sees the same. */
const asked = () => Object.fromEntries(filters.map((name) => [name, momentOf(name, parameter(name))]));

/** A day is asked for from its beginning, in UTC. */
const momentOf = (name: string, value: string | undefined): string | undefined =>
  value !== undefined && (name === 'from' || name === 'to') && value.length === 10 ? `${value}T00:00:00Z` : value;

/** Every event, newest first, by what it is, who did it and when. New ones come by themselves. */
export function EventBrowser() {
  const types = useResource(() => ['/v1/event-types', {}] as const, { isStill: true });
  const ask = () => ['/v1/events', { query: { order: 'desc', ...asked() } }] as const;
  const { listed, more } = usePages(ask);
  const names = [...new Set(types.value.body?.map(({ type }) => type) ?? [])].sort();
  return (
    <section class="stack close" aria-label="Events">
      <div class="form filters card">
        <Field label="Type">
          <select value={parameter('type') ?? ''} onChange={(event) => setParameters({ type: event.currentTarget.value })}>
            <option value="">every type</option>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </Field>
        <TextFilter name="stream" label="Stream" />
        <TextFilter name="actor" label="Actor" />
        <TextFilter name="correlationId" label="Correlation" />
        <Field label="From">
          <input type="date" value={parameter('from') ?? ''} onChange={(event) => setParameters({ from: event.currentTarget.value })} />
        </Field>
        <Field label="Before">
          <input type="date" value={parameter('to') ?? ''} onChange={(event) => setParameters({ to: event.currentTarget.value })} />
        </Field>
        <div class="row whole">
          <button type="button" class="button" onClick={() => setParameters(Object.fromEntries(filters.map((name) => [name, undefined])))}>
            Clear the filters
          </button>
          <CopyAsCurl call={() => readCall(...ask())} />
        </div>
      </div>
      <VirtualTable
        name="Events"
        listed={listed.value}
        more={more}
        keyOf={({ position }) => position}
        rowHeight={40}
        empty="No event is like that. Clear a filter, or go to another moment."
        columns={[
          { title: 'Event', width: '6rem', cell: ({ position }) => <PageLink to={`/record/${position}`}>{position}</PageLink> },
          { title: 'When', width: '13rem', cell: ({ recordedAt }) => <time dateTime={recordedAt}>{time(recordedAt)}</time> },
          { title: 'Type', width: '12rem', cell: ({ type }) => type },
          { title: 'Stream', width: 'minmax(12rem, 1fr)', cell: ({ stream }) => <span class="code">{stream}</span> },
          { title: 'Actor', width: 'minmax(8rem, 0.6fr)', cell: ({ meta }: Event) => meta.actor, isMinor: true },
        ]}
      />
    </section>
  );
}

function TextFilter({ name, label }: Readonly<{ name: (typeof filters)[number]; label: string }>) {
  return (
    <Field label={label}>
      <input value={parameter(name) ?? ''} onChange={(event) => setParameters({ [name]: event.currentTarget.value.trim() })} />
    </Field>
  );
}
