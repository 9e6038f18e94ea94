import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Listed } from '../api/pages';
import { isNarrow } from './narrow';
import { Problem } from './problem';

/** A column: what it is called, how wide (a track of CSS grid), and what is in it. */
export type Column<Item> = Readonly<{
  title: string;
  width: string;
  cell: (item: Item) => ComponentChildren;
  isNumber?: boolean;
  /** Whether it is left out on a phone. */
  isMinor?: boolean;
}>;

type Properties<Item> = Readonly<{
  name: string;
  columns: readonly Column<Item>[];
  listed: Listed<Item>;
  more: () => void;
  keyOf: (item: Item) => string | number;
  /** Height of a row, in pixels. */
  rowHeight?: number;
  /** Its height on a phone, where a row is several lines. */
  narrowRowHeight?: number;
  empty: ComponentChildren;
}>;

const viewHeight = 560;
/** Rows beyond what is seen, so that scrolling shows no holes. */
const spare = 10;

/** A table of any length: only the rows that are seen are there, and more are read as somebody comes near the end. */
export function VirtualTable<Item>({ name, columns: all, listed, more, keyOf, empty, ...heights }: Properties<Item>) {
  const top = useSignal(0);
  const view = useRef<HTMLElement>(null);
  const { items, cursor, problem, isLoading, renew } = listed;
  if (items.length === 0 && !isLoading) return problem ? <Problem problem={problem} /> : <div class="notice">{empty}</div>;
  const { columns, height } = fitted(all, heights);
  const first = Math.max(0, Math.floor(top.value / height) - spare);
  const shown = items.slice(first, first + Math.ceil(viewHeight / height) + 2 * spare);
  const isWhole = cursor === null && !isLoading;
  const scrolled = (event: Event) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget as HTMLElement;
    top.value = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < viewHeight) more();
  };
  return (
    <div class="stack close">
      {problem ? <Problem problem={problem} /> : null}
      {/* Above the table: below it, it would move as the table grows. */}
      <div class="row above">
        <p class="soft" role="status">
          {items.length === 0 ? 'Looking …' : `${items.length} ${cursor === null ? 'in all' : 'so far, more as you scroll'}`}
        </p>
        {renew === null ? null : (
          <button
            type="button"
            class="button plain small"
            onClick={() => {
              view.current?.scrollTo(0, 0);
              renew();
            }}
          >
            Show what is new
          </button>
        )}
      </div>
      <section
        ref={view}
        class="virtual card"
        style={{ height: isWhole ? 'auto' : `${viewHeight}px`, maxHeight: `${viewHeight}px` }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={name}
        onScroll={scrolled}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a table element could not be placed one by one */}
        <div role="table" aria-label={name} aria-rowcount={cursor === null ? items.length + 1 : -1}>
          <Head columns={columns} />
          <div style={{ height: `${items.length * height}px`, position: 'relative' }}>
            {shown.map((item, place) => (
              <Row key={keyOf(item)} item={item} columns={columns} place={first + place} height={height} />
            ))}
          </div>
        </div>
      </section>
    </div>
  );
}

type Heights = Readonly<{ rowHeight?: number; narrowRowHeight?: number }>;

/** What is shown, and how high a row is, for the width of the page. */
function fitted<Item>(columns: readonly Column<Item>[], { rowHeight = 48, narrowRowHeight = 76 }: Heights) {
  return isNarrow.value ? { columns: columns.filter(({ isMinor }) => !isMinor), height: narrowRowHeight } : { columns, height: rowHeight };
}

const tracksOf = (columns: readonly Readonly<{ width: string }>[]) => ({
  gridTemplateColumns: columns.map(({ width }) => width).join(' '),
});

function Head<Item>({ columns }: Readonly<{ columns: readonly Column<Item>[] }>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above, and a row is not acted on
    <div role="row" class={isNarrow.value ? 'only-read' : 'virtual-row head'} style={tracksOf(columns)} aria-rowindex={1}>
      {columns.map(({ title, isNumber }) => (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
        <span role="columnheader" key={title} class={isNumber ? 'number' : ''}>
          {title}
        </span>
      ))}
    </div>
  );
}

type RowProperties<Item> = Readonly<{ item: Item; columns: readonly Column<Item>[]; place: number; height: number }>;

function Row<Item>({ item, columns, place, height }: RowProperties<Item>) {
  const at = { position: 'absolute', top: `${place * height}px`, left: 0, right: 0, height: `${height}px` } as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
    <div role="row" class="virtual-row" style={{ ...tracksOf(columns), ...at }} aria-rowindex={place + 2}>
      {columns.map(({ title, cell, isNumber }) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span role="cell" key={title} class={isNumber ? 'number' : ''}>
          {cell(item)}
        </span>
      ))}
    </div>
  );
}
