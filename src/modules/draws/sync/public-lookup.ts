import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address';
import { UpstreamFailure } from './upstream-failure';

/**
 * Looks a name up and refuses one that stands for a private address. It sits where the connection is made, so that what was checked is what
 * is connected to: a second look-up could answer differently.
 */
export const publicLookup =
  (lookup: typeof systemLookup = systemLookup): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isPrivateAddress(address))) {
        const message = `the source redirects to ${hostname}, which is not a public address`;
        return callback(new UpstreamFailure('redirect-refused', message), '', 0);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
