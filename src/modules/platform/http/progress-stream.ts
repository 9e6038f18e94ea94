import type { ServerResponse } from 'node:http';
import type { Announced, Announcements } from '../announcements';

/** What to follow, and until when. */
export type Followed<Name extends keyof Announced> = Readonly<{
  name: Name;
  /** Whether what is announced is about it. */
  isOf: (announced: Announced[Name]) => boolean;
  /** How far it is: its status on record. */
  statusOf: () => string;
  /** Whether a status is an end. */
  isOver: (status: string) => boolean;
  /** What the last message names it by. */
  subject: Readonly<Record<string, string>>;
}>;

/** One listener's stream of how far something is, as server-sent events: `progress` messages, then one `ended`. */
export class ProgressStream {
  constructor(
    private readonly announcements: Pick<Announcements, 'on'>,
    private readonly response: ServerResponse,
  ) {}

  /** Writes what is announced until it has ended or the listener goes. */
  run<Name extends keyof Announced>({ name, isOf, statusOf, isOver, subject }: Followed<Name>): Promise<void> {
    this.response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.response.flushHeaders();
    return new Promise((resolve) => {
      const endWhenOver = () => {
        const status = statusOf();
        if (isOver(status)) this.response.end(message('ended', { ...subject, status }));
      };
      const stops = [
        this.announcements.on(name, (announced) => {
          if (isOf(announced)) this.response.write(message('progress', announced));
        }),
        this.announcements.on('log.committed', endWhenOver),
      ];
      this.response.once('close', () => {
        for (const stop of stops) stop();
        resolve();
      });
      endWhenOver();
    });
  }
}

const message = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
