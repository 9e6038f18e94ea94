import type { ComponentChildren } from 'preact';

type Properties = Readonly<{ name: string /** Beyond it, it scrolls: a CSS length. */; height?: string; children: ComponentChildren }>;

/** A table that scrolls by itself where it is wider than the page, by keyboard too. */
export function Table({ name, height, children }: Properties) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={name} style={height === undefined ? {} : { maxHeight: height }}>
      <table class="table">{children}</table>
    </section>
  );
}
