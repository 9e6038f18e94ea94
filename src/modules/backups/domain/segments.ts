/** Events of the log from one position to another, both included, and the roots of the tree before the first and after the last. */
export type Segment = Readonly<{ from: number; to: number; fromRoot: string; root: string }>;

/** Why a chain of segments cannot go on: positions that no segment holds, or a segment that belongs to another history. */
export type BrokenChain = Readonly<{ kind: 'gap'; from: number; to: number }> | Readonly<{ kind: 'other-history'; segment: Segment }>;

/**
 * The segment that leads furthest on from a position, null when there is none, or why there can be none. Segments may overlap: one that was short is written anew, longer.
 *
 * @param rootAt the root of the first so many events, as they are known so far
 */
export function nextSegment<Known extends Segment>(
  segments: readonly Known[],
  position: number,
  rootAt: (size: number) => string,
): Known | BrokenChain | null {
  const beyond = segments.filter(({ to }) => to > position);
  const [first] = [...beyond].sort((a, b) => a.from - b.from);
  if (!first) return null;
  if (first.from > position + 1) return { kind: 'gap', from: position + 1, to: first.from - 1 };
  const touching = beyond.filter(({ from }) => from <= position + 1);
  const fitting = touching.filter(({ from, fromRoot }) => rootAt(from - 1) === fromRoot);
  if (fitting.length === 0) return { kind: 'other-history', segment: first };
  return fitting.reduce((furthest, each) => (each.to > furthest.to ? each : furthest));
}

export const isBroken = (next: Segment | BrokenChain): next is BrokenChain => 'kind' in next;
