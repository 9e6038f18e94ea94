import { type BodyOf, writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { PageHead } from '../../parts/page-head';
import { count, signed } from '../../parts/numbers';
import { SkillMark } from '../../parts/skill-mark';
import { PageLink } from '../../routing/page-link';
import { Importance } from './importance';
import { Trials } from './trials';

type Experiment = BodyOf<'/v1/experiments/{id}'>;

/** One experiment: how far it is, its trials, and its verdict. */
export function ExperimentDetail({ id }: Readonly<{ id: string }>) {
  const experiment = useResource(() => ['/v1/experiments/{id}', { path: { id } }] as const);
  return (
    <Loaded resource={experiment.value} room="40rem">
      {(found) => (
        <>
          <PageHead title={found.name}>
            <PageLink to="/experiments">All experiments</PageLink>
          </PageHead>
          <div class="stack">
            <Standing experiment={found} />
            {found.result ? <Verdict experiment={found} /> : null}
            <Trials id={id} />
            <Importance id={id} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Standing({
  experiment: { id, status, settings, trialsEnded, bestTrial, bestSkill, error, data },
}: Readonly<{ experiment: Experiment }>) {
  const isUnderWay = ['requested', 'running'].includes(status);
  return (
    <section class="card" aria-label="How far it is">
      <Figures
        of={{
          status,
          trials: `${trialsEnded} of ${settings.trialsMax}`,
          'settings chosen by': settings.sampler,
          seed: settings.seed,
          ...(data ? { draws: count(data.draws), 'kept unseen': count(data.untouched.to - data.untouched.from) } : {}),
          ...(bestTrial === null || bestSkill === null ? {} : { [`best, trial ${bestTrial}, nats a draw`]: signed(bestSkill, 4) }),
        }}
      />
      {isUnderWay ? (
        <>
          <progress class="progress" aria-label="Trials" value={trialsEnded} max={settings.trialsMax} />
          <Action
            kind="danger"
            call={() => writeCall('/v1/experiments/{id}/cancel', { path: { id } })}
            done={() => say('It stops; what its trials found stays')}
          >
            Stop it
          </Action>
        </>
      ) : null}
      {error ? <p class="notice bad">{error}</p> : null}
    </section>
  );
}

/** alpha 1406, halfLife 30 */
const settingsInWords = (settings: Readonly<Record<string, number>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`)
    .join(', ');

function Verdict({ experiment: { id, result } }: Readonly<{ experiment: Experiment }>) {
  if (!result) return null;
  const { verdictInWords, comparison, winner } = result;
  return (
    <section class="card" aria-labelledby="verdict">
      <h2 id="verdict">The verdict</h2>
      <p class="notice sentence">{verdictInWords}</p>
      <p>
        On {comparison.draws} draws that no trial has seen, in nats a draw beside chance:{' '}
        <SkillMark low={comparison.low} mean={comparison.skill} high={comparison.high} />
      </p>
      <ul>
        {winner.map(({ trial, weight, algorithm, hyperparameters }) => (
          <li key={trial}>
            trial {trial}, {algorithm}, weight {weight.toFixed(2)} <span class="soft">{settingsInWords(hyperparameters)}</span>
          </li>
        ))}
      </ul>
      <Action<BodyOf<'/v1/experiments/{id}/training', 'post'>>
        kind="main"
        call={() => writeCall('/v1/experiments/{id}/training', { path: { id } }, {})}
        done={() => say('The winner is being trained on all draws', '/models?tab=trainings')}
      >
        Train the winner on all draws
      </Action>
    </section>
  );
}
