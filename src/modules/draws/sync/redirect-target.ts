import { isIP } from 'node:net';
import { isPrivateAddress } from './private-address';
import { UpstreamFailure } from './upstream-failure';

const addressIn = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * Where a redirect leads. The source's own origin is the operator's choice, wherever it is; any other place must be a public one, so that
 * nobody can have this service look into the network that it stands in. A name is looked up only later: see `publicLookup`.
 *
 * @throws UpstreamFailure `redirect-refused`
 */
export function redirectTarget(from: URL, location: string, home: string): URL {
  const refused = (why: string) => new UpstreamFailure('redirect-refused', `the source redirects to ${location.slice(0, 200)}, ${why}`);
  if (!URL.canParse(location, from.href)) throw refused('which is no address');
  const target = new URL(location, from);
  if (!['http:', 'https:'].includes(target.protocol)) throw refused('which is neither http nor https');
  if (`${target.username}${target.password}` !== '') throw refused('which holds credentials');
  if (from.protocol === 'https:' && target.protocol === 'http:') throw refused('which is not encrypted any more');
  if (target.origin === home) return target;
  const host = addressIn(target.hostname);
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw refused('which is not a public address');
  return target;
}
