import { useSignal } from '@preact/signals';
import { type BodyOf, readCall, writeCall } from '../../api/api';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { count, fileSize, time } from '../../parts/numbers';
import { Table } from '../../parts/table';

type Report = BodyOf<'/v1/maintenance/clean-up', 'get'>;

/** What is left over, shown before anything of it is removed. Looking reads the log, so that nobody does it by passing by. */
export function CleanUp() {
  const report = useSignal<Report | null>(null);
  return (
    <div class="stack">
      <p>Files that no event refers to, such as what work that was broken off has left behind. Looking removes nothing.</p>
      <Action<Report>
        call={() => readCall('/v1/maintenance/clean-up', {})}
        done={({ body }) => {
          report.value = body;
        }}
      >
        {report.value === null ? 'Look for what is left over' : 'Look again'}
      </Action>
      {report.value === null ? null : <Found report={report.value} removed={() => (report.value = null)} />}
    </div>
  );
}

function Found({ report, removed }: Readonly<{ report: Report; removed: () => void }>) {
  const { id, removable, leftAlone, bytes: size, position } = report;
  return (
    <>
      <p role="status">
        {removable.length === 0
          ? 'Nothing is left over.'
          : `No event up to ${count(position)} refers to these. Removing them makes room for ${fileSize(size)}.`}
      </p>
      {removable.length === 0 ? null : (
        <>
          <Leftovers name="Can be removed" items={removable} />
          <Action<BodyOf<'/v1/maintenance/clean-up', 'post'>>
            kind="danger"
            confirm={`Remove what is shown: ${fileSize(size)}? It goes on record, and does not come back.`}
            call={() => writeCall('/v1/maintenance/clean-up', {}, { report: id })}
            done={({ body }) => {
              say(`Removed: ${count(body.removed.length)} of what was left over`);
              removed();
            }}
          >
            Remove what is shown
          </Action>
        </>
      )}
      {leftAlone.length === 0 ? null : (
        <>
          <h3>Left alone</h3>
          <p class="soft">No event refers to these either, but only a person can know whether somebody else needs them.</p>
          <Leftovers name="Left alone" items={leftAlone} />
        </>
      )}
    </>
  );
}

function Leftovers({ name, items }: Readonly<{ name: string; items: Report['removable'] }>) {
  return (
    <Table name={name} height="24rem">
      <thead>
        <tr>
          <th>Where</th>
          <th class="number">Size</th>
          <th>Last changed</th>
          <th>Why</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ place, path, bytes: size, changedAt, why }) => (
          <tr key={`${place}/${path}`}>
            <td>
              <code>{`${place}: ${path}`}</code>
            </td>
            <td class="number">{fileSize(size)}</td>
            <td>{time(changedAt)}</td>
            <td>{why}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
