import { Table } from '../../parts/table';
import { type BodyOf, writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { Chart } from '../../charts/chart';
import { Course } from '../../charts/course';
import { Action } from '../../parts/action';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { PageHead } from '../../parts/page-head';
import { money } from '../../parts/numbers';
import { SkillMark } from '../../parts/skill-mark';
import { PageLink } from '../../routing/page-link';

type Backtest = BodyOf<'/v1/backtests/{id}'>;
type Standing = Backtest['standings'][number];

const colors = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)', 'var(--chart-6)'];
const colorOf = (place: number): string => colors[place % colors.length] ?? 'var(--ink)';

/** One backtest: the contestants beside chance, and what their tickets would have cost. */
export function BacktestDetail({ id }: Readonly<{ id: string }>) {
  const backtest = useResource(() => ['/v1/backtests/{id}', { path: { id } }] as const);
  return (
    <Loaded resource={backtest.value} room="40rem">
      {(found) => (
        <>
          <PageHead title={found.name}>
            <PageLink to="/backtests">All backtests</PageLink>
          </PageHead>
          <div class="stack">
            <section class="card" aria-label="How far it is">
              <Figures
                of={{
                  status: found.status,
                  'draws played': found.drawsDone,
                  seed: found.settings.seed,
                  'tickets a draw': found.settings.tickets,
                }}
              />
              {found.error ? <p class="notice bad">{found.error}</p> : null}
              {['requested', 'running'].includes(found.status) ? (
                <>
                  <progress class="progress" aria-label="Backtest" />
                  <Action kind="danger" call={() => writeCall('/v1/backtests/{id}/cancel', { path: { id } })}>
                    Stop it
                  </Action>
                </>
              ) : null}
            </section>
            {found.standings.length > 0 ? <Bankroll standings={found.standings} /> : null}
            {found.standings.length > 0 ? <Skills standings={found.standings} /> : null}
            <Standings standings={found.standings} />
          </div>
        </>
      )}
    </Loaded>
  );
}

/** Null where a prize of the day is not known. */
const inUnits = (cents: number | null): number | null => (cents === null ? null : cents / 100);

function purseInWords({ name, stakedCents, wonCents }: Standing): string {
  if (stakedCents === null || wonCents === null) return `${name}: not all prizes are known.`;
  const left = wonCents - stakedCents;
  return `${name} staked ${money(stakedCents)} and ${left < 0 ? `lost ${money(-left)}` : `won ${money(left)}`}.`;
}

const datesOf = (standings: readonly Standing[]): string[] => standings[0]?.course.map(({ date }) => date) ?? [];

function Bankroll({ standings }: Readonly<{ standings: readonly Standing[] }>) {
  return (
    <Chart
      title="What the tickets left in the purse"
      file="bankroll"
      legend={standings.map(({ name }, place) => ({ color: colorOf(place), label: name }))}
      columns={['draw', ...standings.map(({ name }) => name)]}
      rows={datesOf(standings).map((date, at) => [date, ...standings.map(({ course }) => inUnits(course[at]?.bankrollCents ?? null))])}
      verdict={standings.map(purseInWords).join(' ')}
    >
      <Course
        name="Bankroll of each contestant"
        dates={datesOf(standings)}
        lines={standings.map(({ name, course }, place) => ({
          label: name,
          color: colorOf(place),
          values: course.map(({ bankrollCents }) => inUnits(bankrollCents)),
        }))}
      />
    </Chart>
  );
}

function Skills({ standings }: Readonly<{ standings: readonly Standing[] }>) {
  const dates = datesOf(standings);
  return (
    <Chart
      title="Skill beside chance, added up"
      file="skill"
      legend={[
        ...standings.map(({ name }, place) => ({ color: colorOf(place), label: name })),
        { color: 'var(--ink-soft)', label: 'chance' },
      ]}
      columns={['draw', ...standings.map(({ name }) => name)]}
      rows={dates.map((date, at) => [date, ...standings.map(({ course }) => course[at]?.skill ?? null)])}
    >
      <Course
        name="Skill of each contestant beside chance"
        dates={dates}
        lines={[
          ...standings.map(({ name, course }, place) => ({ label: name, color: colorOf(place), values: course.map(({ skill }) => skill) })),
          { label: 'chance', color: 'var(--ink-soft)', values: dates.map(() => 0), dashed: true },
        ]}
      />
    </Chart>
  );
}

function Standings({ standings }: Readonly<{ standings: readonly Standing[] }>) {
  return (
    <section class="card" aria-label="Contestants">
      <Table name="Contestants beside chance">
        <thead>
          <tr>
            {['Contestant', 'Skill, nats a draw beside chance', 'Staked', 'Won', 'Verdict'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standings.map(({ name, skill, stakedCents, wonCents, verdict }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{skill ? <SkillMark low={skill.low} mean={skill.mean} high={skill.high} /> : ''}</td>
              <td class="number">{stakedCents === null ? 'unknown' : money(stakedCents)}</td>
              <td class="number">{wonCents === null ? 'unknown' : money(wonCents)}</td>
              <td>{verdict}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
