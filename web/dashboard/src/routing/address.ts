/** Parameters of an address. Nothing in one takes it out. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

/** An address with other parameters; those that are not named stay. */
export function withParameters(address: URL, parameters: Parameters): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  return url;
}

/** Parameters that stay when somebody goes to another page: the moment and the game that are being looked at. */
const lasting = ['asOf', 'game'];

/** The address of a page as it is linked to from another one. @param page its path, with a query or without */
export function linkFrom(address: URL, page: string, parameters: Parameters): string {
  const target = new URL(page, address);
  const kept = lasting
    .filter((name) => !target.searchParams.has(name))
    .map((name) => [name, address.searchParams.get(name) ?? undefined] as const);
  const url = withParameters(target, { ...Object.fromEntries(kept), ...parameters });
  return url.pathname + url.search;
}
