import { Table, TableHead } from '../../parts/table';
import { writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { useProgress } from '../../api/work';
import { Chart } from '../../charts/chart';
import { colorOf } from '../../charts/colors';
import { Course } from '../../charts/course';
import { Action } from '../../parts/action';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { PageHead } from '../../parts/page-head';
import { count, money } from '../../parts/numbers';
import { SkillMark } from '../../parts/skill-mark';
import { PageLink } from '../../routing/page-link';
import { Bankroll } from './bankroll';
import { BesideChance } from './beside-chance';
import { datesOf, type Standing } from './standings';

const verdicts: Readonly<Record<string, string>> = {
  better: 'better than chance',
  worse: 'worse than chance',
  'no-evidence': 'no evidence over chance',
  'no-forecast': 'does not forecast',
};

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
                  draws: found.data === null ? 'not read yet' : count(found.data.to - found.data.from),
                  seed: found.settings.seed,
                  'tickets a draw': found.settings.tickets,
                }}
              />
              {found.error ? <p class="notice bad">{found.error}</p> : null}
              {['requested', 'running'].includes(found.status) ? <UnderWay id={id} /> : null}
            </section>
            {datesOf(found.standings).length > 0 ? <Bankroll standings={found.standings} /> : null}
            {found.pursesOfChance.length > 0 ? <BesideChance standings={found.standings} purses={found.pursesOfChance} /> : null}
            {datesOf(found.standings).length > 0 ? <Skills standings={found.standings.filter(({ skill }) => skill !== null)} /> : null}
            <Standings standings={found.standings} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function UnderWay({ id }: Readonly<{ id: string }>) {
  const progress = useProgress(() => `/v1/backtests/${id}/progress`);
  const { drawsDone, drawsTotal } = (progress.value ?? {}) as { drawsDone?: number; drawsTotal?: number };
  return (
    <>
      <progress class="progress" aria-label="Backtest" {...(drawsDone && drawsTotal ? { value: drawsDone, max: drawsTotal } : {})} />
      <Action kind="danger" call={() => writeCall('/v1/backtests/{id}/cancel', { path: { id } })}>
        Stop it
      </Action>
    </>
  );
}

function Skills({ standings }: Readonly<{ standings: readonly Standing[] }>) {
  const dates = datesOf(standings);
  return (
    <Chart
      title="Skill beside chance, added up"
      file="skill"
      picture="png"
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
        <TableHead titles={['Contestant', 'Skill, nats a draw beside chance', 'Staked#', 'Won#', 'Verdict']} />
        <tbody>
          {standings.map(({ name, skill, stakedCents, wonCents, verdict }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{skill ? <SkillMark low={skill.low} mean={skill.mean} high={skill.high} /> : ''}</td>
              <td class="number">{stakedCents === null ? 'unknown' : money(stakedCents)}</td>
              <td class="number">{wonCents === null ? 'unknown' : money(wonCents)}</td>
              <td>{verdicts[verdict] ?? verdict}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
