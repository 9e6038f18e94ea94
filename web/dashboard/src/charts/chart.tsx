import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { type Cell, csvOf } from './csv';
import { download } from './download';
import { NumbersTable } from './numbers-table';

type Properties = Readonly<{
  title: string;
  /** What the chart says, in words. */
  verdict?: ComponentChildren;
  /** The numbers behind it. */
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** What each colour and line stands for. */
  legend?: readonly Readonly<{ color: string; label: string }>[];
  /** Name of a downloaded file, without its ending. */
  file: string;
  /** What it is drawn as, and taken along as: small drawings are SVG, long series a canvas. */
  picture?: 'svg' | 'png';
  children: ComponentChildren;
}>;

/** A chart with what it says in words, the table behind it, and both to take along. */
export function Chart({ title, verdict, columns, rows, legend = [], file, picture = 'svg', children }: Properties) {
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  const saveNumbers = () => download(`${file}.csv`, new Blob([csvOf(columns, rows)], { type: 'text/csv' }));
  const savePicture = () => {
    const svg = figure.current?.querySelector('svg');
    if (svg) download(`${file}.svg`, new Blob([standalone(svg)], { type: 'image/svg+xml' }));
    else figure.current?.querySelector('canvas')?.toBlob((png) => png && download(`${file}.png`, png));
  };
  return (
    <figure class="chart card" ref={figure} aria-labelledby={id}>
      <div class="chart-head">
        <h3 id={id}>{title}</h3>
        <button type="button" class="button plain small" onClick={saveNumbers}>
          CSV
        </button>
        <button type="button" class="button plain small" onClick={savePicture}>
          {picture.toUpperCase()}
        </button>
      </div>
      {verdict ? <figcaption>{verdict}</figcaption> : null}
      {children}
      {legend.length === 0 ? null : (
        <ul class="legend">
          {legend.map(({ color, label }) => (
            <li key={label}>
              <span class="swatch" style={{ background: color }} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <NumbersTable title={title} columns={columns} rows={rows} />
    </figure>
  );
}

/** The drawing with the colours that it is shown in, so that it looks the same without this page. */
function standalone(svg: SVGElement): string {
  const copy = svg.cloneNode(true) as SVGElement;
  const copied = [copy, ...copy.querySelectorAll('*')];
  for (const [place, element] of [svg, ...svg.querySelectorAll('*')].entries()) {
    const { fill, stroke, strokeWidth, strokeDasharray, paintOrder, font } = getComputedStyle(element);
    copied[place]?.setAttribute('fill', fill);
    copied[place]?.setAttribute('stroke', stroke);
    copied[place]?.setAttribute('stroke-width', strokeWidth);
    copied[place]?.setAttribute('stroke-dasharray', strokeDasharray);
    copied[place]?.setAttribute('paint-order', paintOrder);
    if (element.tagName === 'text') copied[place]?.setAttribute('font', font);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}
