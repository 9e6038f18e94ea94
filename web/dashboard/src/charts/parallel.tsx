import { scale } from './scale';
import { useWidth } from './width';

/** An axis of a comparison: numbers along it, or names at even places. */
export type ParallelAxis = Readonly<{ label: string; domain: readonly [number, number] } | { label: string; names: readonly string[] }>;
/** One line across all axes; `share` between 0 (worst) and 1 (best) makes it strong. */
export type ParallelLine = Readonly<{ id: string; label: string; values: readonly (number | string | null)[]; share: number }>;

type Properties = Readonly<{ axes: readonly ParallelAxis[]; lines: readonly ParallelLine[]; name: string }>;
type Place = (value: number | string | null) => number | null;

const height = 300;
const span = [height - 20, 26] as const;

/** Parallel coordinates: each line is one trial, the strong ones are the good ones. */
export function Parallel({ axes, lines, name }: Properties) {
  const { width, of } = useWidth<SVGSVGElement>();
  const x = scale([0, Math.max(1, axes.length - 1)], [40, width - 60]);
  const y = axes.map(placeOn);
  return (
    <svg ref={of} viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={name}>
      {lines.map(({ id, label, values, share }) => (
        <polyline
          key={id}
          fill="none"
          stroke="var(--chart-1)"
          stroke-opacity={0.12 + 0.88 * share ** 3}
          stroke-width={1 + 1.5 * share}
          points={pointsOf(values, x, y)}
        >
          <title>{label}</title>
        </polyline>
      ))}
      {axes.map((axis, place) => (
        <g key={axis.label} transform={`translate(${x(place)} 0)`}>
          <line class="axis" x1={0} x2={0} y1={span[0]} y2={span[1]} />
          <text x={0} y={14} text-anchor="middle">
            {axis.label}
          </text>
          {marksOf(axis).map((mark) => (
            <text key={mark} class="on-lines" x={5} y={(y[place]?.(mark) ?? 0) + 4}>
              {typeof mark === 'number' ? short(mark) : mark}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

function placeOn(axis: ParallelAxis): Place {
  if ('names' in axis) {
    const along = scale([0, Math.max(1, axis.names.length - 1)], span);
    return (value) => (value === null || !axis.names.includes(String(value)) ? null : along(axis.names.indexOf(String(value))));
  }
  const along = scale(axis.domain, span);
  return (value) => (typeof value === 'number' ? along(value) : null);
}

const marksOf = (axis: ParallelAxis): readonly (number | string)[] => ('names' in axis ? axis.names : axis.domain);

/** 8.29e-6 rather than 0.00000829, which no margin has room for. */
const short = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(2) : String(Number(value.toPrecision(3)));

function pointsOf(values: readonly (number | string | null)[], x: (place: number) => number, y: readonly Place[]): string {
  const points = values.map((value, place) => [x(place), y[place]?.(value) ?? null] as const);
  return points
    .filter(([, at]) => at !== null)
    .map(([across, at]) => `${across},${at}`)
    .join(' ');
}
