import type { ComponentChildren } from 'preact';
import type { BodyOf } from '../../api/api';
import { useResource } from '../../api/resource';
import { Loaded } from '../../parts/loaded';
import { count } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';

type Set = BodyOf<'/v1/prediction-sets/{id}'>;
type Draws = BodyOf<'/v1/prediction-sets/{id}/lineage'>['draws'];

/** Where a prediction comes from, as a picture from the draws to the score. */
export function Lineage({ set }: Readonly<{ set: Set }>) {
  const lineage = useResource(() => ['/v1/prediction-sets/{id}/lineage', { path: { id: set.id } }] as const);
  return (
    <section class="card" aria-labelledby="lineage">
      <h2 id="lineage">Where it comes from</h2>
      <Loaded resource={lineage.value} room="8rem">
        {({ draws, trainingId, modelId, experiment, closing, scores, position }) => (
          <ol class="lineage">
            <Step title={draws.count === null ? 'Draws' : `${count(draws.count)} draws`}>
              <PageLink to="/draws" parameters={{ ...drawsThen(draws), game: set.game }}>
                {draws.from} to {draws.to}
              </PageLink>
              {draws.corrections.length > 0 ? `, ${draws.corrections.length} corrected` : ''}
            </Step>
            {experiment ? (
              <Step title="Experiment">
                <PageLink to={`/experiments/${experiment.experimentId}`}>trial {experiment.trials.join(', ')}</PageLink>
              </Step>
            ) : null}
            <Step title="Training">
              <PageLink to="/record" parameters={{ stream: `training-${trainingId}` }}>
                its events
              </PageLink>
            </Step>
            <Step title="Model">
              <PageLink to={`/models/${modelId}`}>its card</PageLink>
            </Step>
            <Step title="Prediction">
              <PageLink to={`/record/${position}`}>event {position}</PageLink>
            </Step>
            <Step title="Closing">
              {closing ? (
                <PageLink to={`/record/${closing.position}`}>{closing.sets} sets on record</PageLink>
              ) : (
                'its draw is still to come'
              )}
            </Step>
            <Step title="Score">
              {scores.length === 0
                ? 'not yet'
                : scores.map(({ drawPosition, isCurrent }) => (
                    <PageLink key={drawPosition} to={`/record/${drawPosition}`}>
                      {isCurrent ? 'by the result' : 'by a result that was corrected'}{' '}
                    </PageLink>
                  ))}
            </Step>
          </ol>
        )}
      </Loaded>
    </section>
  );
}

/** The draws as they stood when they were learnt from. */
const drawsThen = ({ position, from, to }: Draws) => ({ ...(position === null ? {} : { asOf: `position:${position}` }), from, to });

function Step({ title, children }: Readonly<{ title: string; children: ComponentChildren }>) {
  return (
    <li>
      <strong>{title}</strong>
      <span>{children}</span>
    </li>
  );
}
