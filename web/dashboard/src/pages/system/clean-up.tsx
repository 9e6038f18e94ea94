import { useSignal } from '@preact/signals';
import { type BodyOf, writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Loaded } from '../../parts/loaded';
import { count, fileSize, time } from '../../parts/numbers';
import { Table } from '../../parts/table';

type Report = BodyOf<'/v1/maintenance/clean-up', 'get'>;

/** What is left over, shown before anything of it is removed. */
export function CleanUp() {
  const looks = useSignal(0);
  const report = useResource(
    () => {
      void looks.value;
      return ['/v1/maintenance/clean-up', {}] as const;
    },
    { isStill: true },
  );
  const lookAgain = () => {
    looks.value++;
  };
  return (
    <Loaded resource={report.value} room="12rem">
      {({ id, removable, leftAlone, bytes: size, position }) => (
        <div class="stack">
          <p>
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
                  say(`${count(body.removed.length)} left over were removed`);
                  lookAgain();
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
          <div class="row">
            <button type="button" class="button" onClick={lookAgain}>
              Look again
            </button>
          </div>
        </div>
      )}
    </Loaded>
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
