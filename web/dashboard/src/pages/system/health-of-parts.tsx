import { Table } from '../../parts/table';
import { useSignal, useSignalEffect } from '@preact/signals';
import { type Problem as Refusal, problemOf } from '../../api/problem';
import { Problem } from '../../parts/problem';

type Health = Readonly<{ status: string; parts?: Readonly<Record<string, string>> }>;

const everyMs = 5_000;

/** Each part of the service, and what is the matter with it. */
export function HealthOfParts() {
  const health = useSignal<Health | null>(null);
  const problem = useSignal<Refusal | null>(null);
  useSignalEffect(() => {
    const look = async () => {
      try {
        // A service that is not ready says so with its status, and why in its answer.
        health.value = (await (await fetch('/health/ready')).json()) as Health;
        problem.value = null;
      } catch (error) {
        problem.value = problemOf(error);
      }
    };
    void look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  });
  if (problem.value) return <Problem problem={problem.value} />;
  if (!health.value) return <div class="bone" style={{ minHeight: '16rem' }} />;
  const { status, parts = {} } = health.value;
  return (
    <section class="card" aria-label="Health">
      <p class={`notice ${status === 'up' ? 'good' : status === 'degraded' ? 'warn' : 'bad'}`}>
        {status === 'up'
          ? 'Everything is up.'
          : status === 'degraded'
            ? 'It answers, and something wants looking at.'
            : 'It cannot answer everything.'}
      </p>
      <Table name="Parts of the service">
        <tbody>
          {Object.entries(parts).map(([part, state]) => (
            <tr key={part}>
              <th scope="row">{inWords(part)}</th>
              <td>
                <span class={`mark ${markOf(state)}`}>{state.split(':')[0]}</span>
              </td>
              <td>{state.includes(':') ? state.slice(state.indexOf(':') + 1).trim() : ''}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** readSide: read side */
const inWords = (part: string): string => part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const markOf = (state: string): string => (state.startsWith('up') ? 'good' : state.startsWith('down') ? 'bad' : 'warn');
