import { Command, Option } from 'nest-commander';
import { type CommonOptions, ServiceCommand, wholeNumber } from './service-command';

type Options = CommonOptions & { type?: string; stream?: string; category?: string; limit?: number; order?: string };
type Event = { position: number; recordedAt: string; type: string; stream: string };

/** Lists events of the log. */
@Command({ name: 'events', description: 'list events of the log, newest first' })
export class EventsCommand extends ServiceCommand {
  @Option({ flags: '--type <types>', description: 'event types, separated by commas' })
  type(types: string): string {
    return types;
  }

  @Option({ flags: '--stream <stream>', description: 'one stream' })
  stream(stream: string): string {
    return stream;
  }

  @Option({ flags: '--category <category>', description: 'what stands before the first hyphen of the stream' })
  category(category: string): string {
    return category;
  }

  @Option({ flags: '--limit <limit>', description: 'how many (default: 50, at most 1000)' })
  limit(limit: string): number {
    return wholeNumber(limit);
  }

  @Option({ flags: '--order <order>', description: 'asc or desc (default)' })
  order(order: string): string {
    return order;
  }

  async run(_: string[], { url, json, ...filter }: Options): Promise<void> {
    const query = new URLSearchParams(Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)])));
    const page = await this.service({ ...(url ? { url } : {}) }).get(`/v1/events?${query}`);
    const lines = (page.items as Event[]).map(({ position, recordedAt, type, stream }) => `${position}  ${recordedAt}  ${type}  ${stream}`);
    this.report({ ...(json ? { json } : {}) }, page, lines.join('\n'));
  }
}
