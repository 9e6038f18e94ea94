/** What every line of one kind of failure has in common. */
export type FailureKind = Readonly<{ class: string; code: string | null; source: string; message: string }>;

const charactersMax = 200;

/** What differs between two lines of one kind of failure, and what stands in its place. In this order: a number may be a part of what comes before. */
const differences: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?/g, '<time>'],
  [/"[^"\n]*"|'[^'\n]*'|`[^`\n]*`/g, '<text>'],
  [/(?<![\w/])\/[\w.@%+-]+(\/[\w.@%+-]+)*/g, '<path>'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi, '<hex>'],
  [/(?<![\w<])\d+(\.\d+)?(?![\w>])/g, '<n>'],
];

/** A message without what differs from one time to the next: ids, times, numbers, paths and quoted texts. Its first line, and not more than a line holds. */
export function normalisedMessage(message: string): string {
  const [line = ''] = message.slice(0, charactersMax * 4).split('\n', 1);
  return differences.reduce((text, [pattern, mark]) => text.replace(pattern, mark), line).slice(0, charactersMax);
}

/** The kind of failure that a line tells of. A request's line names its route, which is its kind already. */
export const kindOf = (line: FailureKind): FailureKind => ({
  class: line.class,
  code: line.code,
  source: line.source,
  message: line.source === 'http' ? line.message.slice(0, charactersMax) : normalisedMessage(line.message),
});
