/**
 * Tells which names a text mentions. Where one name is the beginning of another, the longer one is meant.
 *
 * @param names of letters, digits, `_`, `.` and `-`, so that a text in JSON holds them as they are
 */
export function mentionsOf(names: readonly string[]): (text: string) => readonly string[] {
  if (names.length === 0) return () => [];
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const any = new RegExp(longestFirst.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  return (text) => text.match(any) ?? [];
}
