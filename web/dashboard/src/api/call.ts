/** A call of the API, as it is sent and as it is shown. */
export type Call = Readonly<{
  method: 'GET' | 'POST' | 'DELETE';
  /** With its query. */
  path: string;
  body?: unknown;
  /** A file instead of a JSON body. */
  file?: Readonly<{ bytes: Blob; type: string }>;
}>;

type Given = Readonly<Record<string, string | number | boolean | undefined>>;
/** What an address of the API is filled in with. */
export type Filling = Readonly<{ path?: Given | undefined; query?: Given | undefined }>;

/** An address of the API with its parameters filled in. What is not given, or empty, is no part of its query. */
export function fill(template: string, { path = {}, query = {} }: Filling): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const given = Object.entries(query).filter(
    (each): each is [string, string | number | boolean] => each[1] !== undefined && each[1] !== '',
  );
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/**
 * A call as a command line, for whoever wants to do the same without this page.
 *
 * @param origin of the service @param hasKey whether it is called with a key: the key itself is never shown
 */
export function asCurl({ method, path, body, file }: Call, origin: string, hasKey: boolean): string {
  const parts = ['curl', ...(method === 'GET' ? [] : ['-X', method]), quoted(new URL(path, origin).href)];
  if (hasKey) parts.push('-H', '"Authorization: Bearer $HINDCAST_KEY"');
  if (file) parts.push('-H', quoted(`Content-Type: ${file.type}`), '--data-binary', '@your-file');
  else if (body !== undefined) parts.push('-H', quoted('Content-Type: application/json'), '-d', quoted(JSON.stringify(body)));
  return parts.join(' ');
}

/** For a shell: nothing in it is looked at. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
