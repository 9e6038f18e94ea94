import { useResource } from '../../api/resource';
import { Chart } from '../../charts/chart';
import { colorOf, isDashed } from '../../charts/colors';
import { Course } from '../../charts/course';
import { poolName, poolsOfGame } from '../../frame/game';
import { percent } from '../../parts/numbers';

/** How much an ensemble listened to each of its tools, draw by draw. */
export function ToolWeights({ id }: Readonly<{ id: string }>) {
  const weights = useResource(() => ['/v1/models/{id}/tool-weights', { path: { id } }] as const);
  const items = weights.value.body?.items ?? [];
  const tools = Object.keys(items[0]?.weights ?? {});
  return (
    <>
      {poolsOfGame.value.map((name) => {
        const of = items.filter(({ pool }) => pool === name);
        const last = of.at(-1);
        if (!last) return null;
        const [most = '', share = 0] = Object.entries(last.weights).sort(([, a], [, b]) => b - a)[0] ?? [];
        return (
          <Chart
            key={name}
            title={`${poolName(name)}: how much it listens to each tool`}
            file={`weights-${name}`}
            picture="png"
            legend={tools.map((tool, place) => ({ color: colorOf(place), label: isDashed(place) ? `${tool} (dashed)` : tool }))}
            columns={['draw', ...tools]}
            rows={of.map(({ date, weights: shares }) => [date, ...tools.map((tool) => shares[tool] ?? null)])}
            verdict={`For the draw of ${last.date} it listens most to ${most}, ${percent(share)}; the same for all would be ${percent(1 / tools.length)}. Tools that were lucky are listened to more: that alone says nothing of the next draw.`}
          >
            <Course
              name={`Shares of the tools, ${poolName(name)}`}
              dates={of.map(({ date }) => date)}
              lines={tools.map((tool, place) => ({
                label: tool,
                color: colorOf(place),
                dashed: isDashed(place),
                values: of.map(({ weights: shares }) => shares[tool] ?? null),
              }))}
            />
          </Chart>
        );
      })}
    </>
  );
}
