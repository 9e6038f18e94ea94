import { useSignal } from '@preact/signals';
import { type BodyOf, type RequestOf, writeCall } from '../../api/api';
import { fill } from '../../api/call';
import { usePages } from '../../api/pages';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Field } from '../../parts/field';
import { time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';

type Issued = BodyOf<'/v1/api-keys', 'post'>;

const roles = [
  { id: 'viewer', label: 'viewer: reads' },
  { id: 'analyst', label: 'analyst: asks for work' },
  { id: 'operator', label: 'operator: runs the service' },
  { id: 'admin', label: 'admin: decides who may do what' },
];

/** Who may call, and how far they reach. */
export function ApiKeys() {
  const { listed, more } = usePages(() => ['/v1/api-keys', { query: { order: 'desc' } }] as const);
  return (
    <div class="stack">
      <IssueKey />
      <VirtualTable
        name="Keys"
        listed={listed.value}
        more={more}
        keyOf={({ id }) => id}
        rowHeight={60}
        narrowRowHeight={136}
        empty="No key was ever issued. On this machine alone, nobody needs one."
        columns={[
          { title: 'Name', width: 'minmax(7rem, 1fr)', cell: ({ name }) => name },
          { title: 'Role', width: '5.5rem', cell: ({ role }) => role },
          {
            title: 'Status',
            width: '5.5rem',
            cell: ({ status }) => <span class={`mark ${status === 'active' ? 'good' : ''}`}>{status}</span>,
          },
          { title: 'Last used', width: '11.5rem', cell: ({ lastUsedAt }) => (lastUsedAt ? time(lastUsedAt) : 'never') },
          { title: 'Expires', width: '11.5rem', cell: ({ expiresAt }) => (expiresAt ? time(expiresAt) : 'when it is revoked') },
          {
            title: 'Revoke',
            width: '14rem',
            cell: ({ id, name, revokedAt }) => (revokedAt ? time(revokedAt) : <RevokeKey id={id} name={name} />),
          },
        ]}
      />
    </div>
  );
}

function RevokeKey({ id, name }: Readonly<{ id: string; name: string }>) {
  return (
    <Action
      kind="danger"
      confirm={`Revoke the key of ${name}, for good and at once?`}
      call={() => ({ method: 'DELETE', path: fill('/v1/api-keys/{id}', { path: { id } }) })}
      done={() => say(`The key of ${name} opens nothing any more`)}
    >
      Revoke
    </Action>
  );
}

function IssueKey() {
  const name = useSignal('');
  const role = useSignal('viewer');
  const issued = useSignal<Issued | null>(null);
  const call = () => writeCall('/v1/api-keys', {}, { name: name.value, role: role.value } as RequestOf<'/v1/api-keys'>);
  return (
    <section class="card" aria-labelledby="issue-key">
      <h2 id="issue-key">Issue a key</h2>
      <div class="form">
        <Field label="Name" hint="Who or what will use it.">
          <input value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        </Field>
        <Field label="Role">
          <select value={role.value} onChange={(event) => (role.value = event.currentTarget.value)}>
            {roles.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <div class="whole">
          <Action<Issued> kind="main" call={call} disabled={name.value.trim() === ''} done={({ body }) => (issued.value = body)}>
            Issue
          </Action>
        </div>
      </div>
      {issued.value?.key ? (
        <p class="notice warn">
          <span>It is shown this once: keep it now.</span>
          <span class="code">{issued.value.key}</span>
        </p>
      ) : null}
    </section>
  );
}
