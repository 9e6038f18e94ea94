import { execFileSync } from 'node:child_process';
import { asCurl, fill } from './call';

const origin = 'http://127.0.0.1:3000';
/** What a shell makes of a command: its words. */
const wordsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' })
    .trim()
    .split('\n');

describe('an address of the API', () => {
  it('is filled in, and leaves out what is not given', () => {
    const query = { order: 'desc', from: '', to: undefined, number: 0, synthetic: false };
    expect(fill('/v1/games/{game}/draws', { path: { game: 'a b' }, query })).toBe(
      '/v1/games/a%20b/draws?order=desc&number=0&synthetic=false',
    );
    expect(fill('/v1/games', {})).toBe('/v1/games');
  });
});

describe('a call as a command line', () => {
  it('reads what is read', () => {
    expect(asCurl({ method: 'GET', path: '/v1/draws?a=1&b=2' }, origin, false)).toBe(`curl '${origin}/v1/draws?a=1&b=2'`);
  });

  it('sends the body as it is, whatever quotes are in it', () => {
    const body = { reason: `it's "so"; $(rm -rf /)` };
    const words = wordsOf(asCurl({ method: 'POST', path: '/v1/models/1/retire', body }, origin, false));
    expect(words.slice(0, 6)).toEqual(['curl', '-X', 'POST', `${origin}/v1/models/1/retire`, '-H', 'Content-Type: application/json']);
    expect(JSON.parse(words.at(-1) as string)).toEqual(body);
  });

  it('names the key without telling it', () => {
    expect(asCurl({ method: 'DELETE', path: '/v1/api-keys/1' }, origin, true)).toContain('"Authorization: Bearer $HINDCAST_KEY"');
  });

  it('sends a file by its name', () => {
    const file = { bytes: new Blob(['']), type: 'text/csv' };
    expect(asCurl({ method: 'POST', path: '/v1/imports', file }, origin, false)).toContain(
      `-H 'Content-Type: text/csv' --data-binary @your-file`,
    );
  });
});
