import { usePages } from '../../api/pages';
import { Field } from '../../parts/field';
import { time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';
import { parameter, setParameters } from '../../routing/location';

const filters = () => ({ level: parameter('level'), source: parameter('source'), text: parameter('text'), kind: parameter('kind') });

/** What happened, as lines to read. */
export function LogLines() {
  const { listed, more } = usePages(() => ['/v1/logs', { query: { order: 'desc', ...filters() } }] as const);
  return (
    <div class="stack close">
      <div class="form filters card">
        <Field label="Level">
          <select value={parameter('level') ?? ''} onChange={(event) => setParameters({ level: event.currentTarget.value })}>
            {['', 'info', 'warn', 'error', 'fatal'].map((level) => (
              <option key={level} value={level}>
                {level ? `${level} and graver` : 'every level'}
              </option>
            ))}
          </select>
        </Field>
        <Field label="From">
          <select value={parameter('kind') ?? ''} onChange={(event) => setParameters({ kind: event.currentTarget.value })}>
            <option value="">both</option>
            <option value="event">the record</option>
            <option value="process">the process</option>
          </select>
        </Field>
        <Field label="Source">
          <input value={parameter('source') ?? ''} onChange={(event) => setParameters({ source: event.currentTarget.value.trim() })} />
        </Field>
        <Field label="Text">
          <input type="search" value={parameter('text') ?? ''} onChange={(event) => setParameters({ text: event.currentTarget.value })} />
        </Field>
      </div>
      <VirtualTable
        name="Log lines"
        listed={listed.value}
        more={more}
        keyOf={(line) => JSON.stringify([line.time, line.position, line.message])}
        rowHeight={38}
        empty="No line is like that."
        columns={[
          { title: 'When', width: '13rem', cell: (line) => time(line.time) },
          {
            title: 'Level',
            width: '5rem',
            cell: ({ level }) => <span class={`mark ${level === 'info' ? '' : level === 'warn' ? 'warn' : 'bad'}`}>{level}</span>,
          },
          { title: 'Source', width: '9rem', cell: ({ source }) => source },
          { title: 'Message', width: 'minmax(24rem, 1fr)', cell: ({ message }) => <span title={message}>{message}</span> },
        ]}
      />
    </div>
  );
}
