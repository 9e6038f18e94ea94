import { type Bar, isOut } from './fair-count';
import { scale, ticks } from './scale';
import { useWidth } from './width';

type Properties = Readonly<{
  bars: readonly Bar[] /** What the bars count, for those who do not see them. */;
  name: string;
  height?: number;
}>;

const left = 40;
const bottom = 22;
/** Room for a label, in pixels. */
const labelWidth = 26;

/** Bars before the band of a fair machine. A bar that leaves the band is coloured: one in twenty does so by chance. */
export function Bars({ bars, name, height = 260 }: Properties) {
  const { width, of } = useWidth<SVGSVGElement>();
  const marks = ticks(0, Math.max(...bars.flatMap(({ value, band }) => [value, band?.[1] ?? 0]), 1e-9));
  const y = scale([0, marks.at(-1) ?? 1], [height - bottom, 8]);
  const step = (width - left) / Math.max(1, bars.length);
  const longest = Math.max(...bars.map(({ label }) => label.length), 1);
  const every = Math.ceil(Math.max(labelWidth, longest * 7) / step);
  return (
    <svg ref={of} viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={name}>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="rule" x1={left} x2={width} y1={y(mark)} y2={y(mark)} />
          <text x={left - 6} y={y(mark) + 4} text-anchor="end">
            {mark}
          </text>
        </g>
      ))}
      {bars.map((bar, place) => (
        <g key={bar.label} transform={`translate(${left + place * step} 0)`}>
          <OneBar bar={bar} step={step} y={y} />
          {place % every === 0 ? (
            <text x={step / 2} y={height - 6} text-anchor="middle">
              {bar.label}
            </text>
          ) : null}
        </g>
      ))}
      <line class="axis" x1={left} x2={width} y1={y(0)} y2={y(0)} />
    </svg>
  );
}

function OneBar({ bar, step, y }: Readonly<{ bar: Bar; step: number; y: (value: number) => number }>) {
  const { label, value, expected, band } = bar;
  const [low, high] = band ?? [0, 0];
  const around = band ? ` (${rounded(low)} to ${rounded(high)})` : '';
  return (
    <>
      <title>{`${label}: ${rounded(value)}, by chance ${rounded(expected)}${around}`}</title>
      {band ? <rect class="band" x={0} width={step} y={y(high)} height={Math.max(0, y(Math.max(0, low)) - y(high))} /> : null}
      <rect class={isOut(bar) ? 'bar out' : 'bar'} x={step * 0.18} width={step * 0.64} y={y(value)} height={Math.max(0, y(0) - y(value))} />
      <line class="chance" x1={0} x2={step} y1={y(expected)} y2={y(expected)} />
    </>
  );
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The legend of {@link Bars}. */
export const barLegend = [
  { color: 'var(--chart-1)', label: 'within what chance does' },
  { color: 'var(--chart-2)', label: 'outside of it: one in twenty is, by chance' },
  { color: 'var(--band)', label: 'a fair machine, nineteen times out of twenty' },
];
