import { Agent } from 'undici';
import { bodyLimitBytes } from '#modules/platform';
import { publicLookup } from './public-lookup';

/** The connections to the source of official results, and to where it redirects. */
export class Agents {
  private readonly atHome: Agent;
  private readonly elsewhere: Agent;

  /** @param home origin of the source: the one place that need not be public, because an operator named it */
  constructor(
    readonly home: string,
    connectMsMax: number,
  ) {
    const limits = { maxResponseSize: bodyLimitBytes };
    this.atHome = new Agent({ ...limits, connect: { timeout: connectMsMax } });
    this.elsewhere = new Agent({ ...limits, connect: { timeout: connectMsMax, lookup: publicLookup() } });
  }

  /** The connections that an address is asked over. */
  for({ origin }: URL): Agent {
    return origin === this.home ? this.atHome : this.elsewhere;
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await Promise.all([this.atHome.destroy(), this.elsewhere.destroy()]);
  }
}
