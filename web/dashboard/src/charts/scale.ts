/** From numbers to places: linear, from `domain` to `range`. */
export function scale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): (value: number) => number {
  const span = to - from || 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** Round numbers from at most `from` to at least `to`, about so many. */
export function ticks(from: number, to: number, about = 5): number[] {
  const step = roundStep((to - from || 1) / about);
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  return Array.from({ length: last - first + 1 }, (_, each) => Number(((first + each) * step).toPrecision(12)));
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => rough <= factor * power) ?? 10);
}
