import { useSignal } from '@preact/signals';
import { type BodyOf } from '../../api/api';
import { useResource } from '../../api/resource';
import { Chart } from '../../charts/chart';
import { Parallel } from '../../charts/parallel';
import { scale, ticks } from '../../charts/scale';
import { useWidth } from '../../charts/width';
import { Loaded } from '../../parts/loaded';

type Trial = BodyOf<'/v1/experiments/{id}/trials'>['items'][number];
type Ended = Trial & { skill: number };

/** The trials: how they went one after the other, and which settings the good ones had. */
export function Trials({ id }: Readonly<{ id: string }>) {
  const trials = useResource(
    () => ['/v1/experiments/{id}/trials', { path: { id }, query: { sort: 'trial', order: 'asc', limit: 1_000 } }] as const,
  );
  return (
    <Loaded resource={trials.value} room="30rem" empty={{ when: ({ items }) => items.length === 0, say: 'No trial has begun.' }}>
      {({ items }) => {
        const ended = items.filter((trial): trial is Ended => trial.skill !== null);
        return (
          <>
            {ended.length === 0 ? <p class="notice">No trial has ended yet.</p> : <History trials={ended} />}
            <Settings trials={ended} />
          </>
        );
      }}
    </Loaded>
  );
}

const height = 240;

function History({ trials }: Readonly<{ trials: readonly Ended[] }>) {
  const { width, of } = useWidth<SVGSVGElement>();
  const skills = trials.map(({ skill }) => skill);
  const marks = ticks(Math.min(0, ...skills), Math.max(0, ...skills));
  const x = scale([Math.min(...trials.map(({ trial }) => trial)), Math.max(...trials.map(({ trial }) => trial))], [60, width - 12]);
  const y = scale([marks[0] ?? 0, marks.at(-1) ?? 1], [height - 22, 8]);
  const best = trials.map((_, place) => Math.max(...skills.slice(0, place + 1)));
  return (
    <Chart
      title="Skill of each trial, in nats a draw beside chance"
      file="trials"
      legend={[
        { color: 'var(--chart-1)', label: 'a trial' },
        { color: 'var(--chart-2)', label: 'the best so far: it rises by chance alone' },
      ]}
      columns={['trial', 'algorithm', 'skill', 'settings']}
      rows={trials.map(({ trial, algorithm, skill, hyperparameters }) => [trial, algorithm, skill, JSON.stringify(hyperparameters)])}
    >
      <svg ref={of} viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label="Skill of each trial beside chance">
        {marks.map((mark) => (
          <g key={mark}>
            <line class={mark === 0 ? 'chance' : 'rule'} x1={56} x2={width} y1={y(mark)} y2={y(mark)} />
            <text x={50} y={y(mark) + 4} text-anchor="end">
              {mark}
            </text>
          </g>
        ))}
        <polyline
          fill="none"
          stroke="var(--chart-2)"
          stroke-width={1.5}
          points={trials.map(({ trial }, place) => `${x(trial)},${y(best[place] ?? 0)}`).join(' ')}
        />
        {trials.map(({ trial, algorithm, skill }) => (
          <circle key={trial} cx={x(trial)} cy={y(skill)} r={3.5} fill="var(--chart-1)">
            <title>{`trial ${trial}, ${algorithm}: ${skill.toFixed(4)}`}</title>
          </circle>
        ))}
      </svg>
    </Chart>
  );
}

/** Chance itself, for one, has nothing to be set. */
const hasSettings = ({ hyperparameters }: Trial): boolean => Object.keys(hyperparameters).length > 0;

function Settings({ trials }: Readonly<{ trials: readonly Ended[] }>) {
  const algorithms = [...new Set(trials.filter(hasSettings).map(({ algorithm }) => algorithm))];
  const chosen = useSignal<string | null>(null);
  const algorithm = chosen.value ?? algorithms[0];
  const of = trials.filter((trial) => trial.algorithm === algorithm);
  const names = Object.keys(of[0]?.hyperparameters ?? {});
  if (of.length === 0) return null;
  const range = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
  const skills = of.map(({ skill }) => skill).sort((a, b) => a - b);
  // By place and not by skill: beside one that is far off, all others would look alike.
  const strength = (skill: number) => (of.length === 1 ? 1 : skills.indexOf(skill) / (of.length - 1));
  return (
    <Chart
      title="Settings of the trials, the good ones strong"
      file="settings"
      columns={['trial', ...names, 'skill']}
      rows={of.map(({ trial, hyperparameters, skill }) => [trial, ...names.map((name) => hyperparameters[name] ?? null), skill])}
    >
      <label class="row">
        <span>Algorithm</span>
        <select class="button" value={algorithm} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          {algorithms.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Parallel
        name={`Settings of ${algorithm} and their skill`}
        axes={[
          ...names.map((name) => ({ label: name, domain: range(of.map(({ hyperparameters }) => hyperparameters[name] ?? 0)) })),
          { label: 'skill', domain: range(skills) },
        ]}
        lines={of.map(({ trial, hyperparameters, skill }) => ({
          id: String(trial),
          label: `trial ${trial}: ${skill.toFixed(4)}`,
          values: [...names.map((name) => hyperparameters[name] ?? null), skill],
          share: strength(skill),
        }))}
      />
    </Chart>
  );
}
