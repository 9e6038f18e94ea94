import { Command, Option } from 'nest-commander';
import { answered } from './service-client';
import { type CommonOptions, listed, oneOf, ServiceCommand, wholeNumber } from './service-command';

type Filter = { type?: string[]; stream?: string; category?: string; limit?: number; order?: 'asc' | 'desc' };

/** Lists events of the log. */
@Command({ name: 'events', description: 'list events of the log, newest first' })
export class EventsCommand extends ServiceCommand {
  @Option({ flags: '--type <types>', description: 'event types, separated by commas' })
  type(types: string): string[] {
    return listed(types);
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
  order(order: string): 'asc' | 'desc' {
    return oneOf(['asc', 'desc'], order);
  }

  async run(_: string[], { url, json, ...query }: CommonOptions & Filter): Promise<void> {
    const page = await answered(this.service({ url }).GET('/v1/events', { params: { query } }));
    const lines = page.items.map(({ position, recordedAt, type, stream }) => `${position}  ${recordedAt}  ${type}  ${stream}`);
    this.report({ json }, page, lines.join('\n'));
  }
}
