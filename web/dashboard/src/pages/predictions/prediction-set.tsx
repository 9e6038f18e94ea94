import { Table } from '../../parts/table';
import type { BodyOf } from '../../api/api';
import { game, inOrder, poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Bars } from '../../charts/bars';
import { Chart } from '../../charts/chart';
import { Balls } from '../../parts/balls';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { PageHead } from '../../parts/page-head';
import { money, signed, time } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';
import { Archiving } from './archiving';
import { DownloadProof } from './download-proof';
import { Lineage } from './lineage';
import { prizeInWords } from './prize';

type Set = BodyOf<'/v1/prediction-sets/{id}'>;
type Score = BodyOf<'/v1/prediction-sets/{id}/scores'>['items'][number];

/** One prediction: its tickets, its probabilities, where it comes from and what came of it. */
export function PredictionSet({ id }: Readonly<{ id: string }>) {
  const set = useResource(() => ['/v1/prediction-sets/{id}', { path: { id } }] as const);
  const scores = useResource(() => ['/v1/prediction-sets/{id}/scores', { path: { id } }] as const);
  const score = scores.value.body?.items.find(({ isCurrent }) => isCurrent);
  return (
    <Loaded resource={set.value} room="40rem">
      {(found) => (
        <>
          <PageHead title={`${found.slot} for the draw of ${found.drawDate}`}>
            <PageLink to="/predictions">All predictions</PageLink>
          </PageHead>
          <div class="stack">
            <section class="card" aria-label="The set">
              <Figures
                of={{
                  status: found.status,
                  issued: time(found.issuedAt),
                  'trained through': found.trainedThrough,
                  'trained on': found.synthetic ? 'synthetic draws' : 'real draws',
                  seed: found.seed,
                  event: <PageLink to={`/record/${found.position}`}>{found.position}</PageLink>,
                }}
              />
              <DownloadProof set={found} />
              <Archiving set={found} />
            </section>
            {score ? <Outcome score={score} /> : <p class="notice">Its draw has not come, or is not on record yet.</p>}
            <Tickets set={found} score={score} />
            <Probabilities set={found} />
            <Lineage set={found} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Outcome({ score: { pools, stakedCents, wonCents, drawDate } }: Readonly<{ score: Score }>) {
  return (
    <section class="card" aria-labelledby="outcome">
      <h2 id="outcome">
        What came of it on <PageLink to={`/draws/${drawDate}`}>{drawDate}</PageLink>
      </h2>
      {inOrder(pools).map(([pool, { skill, skillLow, skillHigh }]) => (
        <p key={pool}>
          <strong>{poolName(pool)}</strong>: {signed(skill, 4)} nats beside chance. With the chances that were given it could only be
          between {signed(skillLow, 4)} and {signed(skillHigh, 4)}; one draw tells next to nothing.
        </p>
      ))}
      <Figures
        of={{ staked: stakedCents === null ? 'unknown' : money(stakedCents), won: wonCents === null ? 'unknown' : money(wonCents) }}
      />
    </section>
  );
}

function Tickets({ set, score }: Readonly<{ set: Set; score: Score | undefined }>) {
  const draw = useResource(() =>
    score ? (['/v1/games/{game}/draws/{date}', { path: { game: set.game, date: set.drawDate } }] as const) : null,
  );
  const drawn = score ? draw.value.body?.numbers : undefined;
  return (
    <section class="card" aria-labelledby="tickets">
      <h2 id="tickets">Tickets</h2>
      <Table
        name="Tickets and their chances"
        says={
          <>
            By the model's own reckoning. How much that is worth, <PageLink to={`/models/${set.modelId}`}>its card</PageLink> tells.
          </>
        }
      >
        <thead>
          <tr>
            <th scope="col">Balls</th>
            <th scope="col" class="number">
              Chance by the model
            </th>
            <th scope="col" class="number">
              Times chance
            </th>
            {score ? <th scope="col">Won</th> : null}
          </tr>
        </thead>
        <tbody>
          {set.tickets.map(({ numbers, probability }, place) => (
            <tr key={JSON.stringify(numbers)}>
              <td>
                <Balls numbers={numbers} drawn={drawn} size="small" />
              </td>
              <td class="number">1 in {Math.round(1 / probability).toLocaleString('en')}</td>
              <td class="number">{(probability / set.uniformProbability).toFixed(2)} ×</td>
              {score ? <td>{wonBy(score, place)}</td> : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** What a ticket of the set has won. @param place of the ticket in the set */
function wonBy({ tickets }: Score, place: number): string {
  const ticket = tickets[place];
  return ticket ? prizeInWords(ticket, game.value?.currency ?? 'USD') : '';
}

function Probabilities({ set }: Readonly<{ set: Set }>) {
  return (
    <>
      {inOrder(set.probabilities).map(([pool, chances]) => {
        const fair = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
        return (
          <Chart
            key={pool}
            title={`${poolName(pool)}: the chance that the model gives each`}
            file={`${set.slot}-${set.drawDate}-${pool}`}
            legend={[
              { color: 'var(--chart-1)', label: 'the model' },
              { color: 'var(--ink-soft)', label: 'chance (dashed)' },
            ]}
            columns={['ball', 'by the model', 'by chance']}
            rows={chances.map((chance, place) => [place + 1, chance, fair])}
          >
            <Bars
              name={`Chance of each ball of ${poolName(pool)}`}
              bars={chances.map((chance, place) => ({
                label: String(place + 1),
                value: chance,
                expected: fair,
                band: null,
              }))}
            />
          </Chart>
        );
      })}
    </>
  );
}
