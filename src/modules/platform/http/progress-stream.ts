import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ProblemCode, RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { type Announced, Announcements } from '../announcements';
import { OpenStreams } from './open-streams';

/** Beyond so many bytes that a listener has not taken yet, it is told of no progress: it does not pile up. */
const waitingBytesMax = 256 * 1_024;

/** What to follow, and until when. */
export type Followed<Name extends keyof Announced> = Readonly<{
  /** The stream of what is followed. */
  stream: string;
  /** Its last events, and what it is then: `{ ModelTrained: 'completed' }`. */
  ends: Readonly<Record<string, string>>;
  /** The problem where there is no such stream. */
  notFound: ProblemCode;
  name: Name;
  /** Whether what is announced is about it. */
  isOf: (announced: Announced[Name]) => boolean;
  /** What the last message names it by. */
  subject: Readonly<Record<string, string>>;
}>;

/** Lets listeners follow how far something is, as server-sent events: `progress` messages, then one `ended` with its status. */
@Injectable()
export class ProgressStreams {
  constructor(
    private readonly log: EventLog,
    private readonly announcements: Announcements,
    private readonly streams: OpenStreams,
  ) {}

  /** Writes what is announced until it has ended or the listener goes. @throws RejectedError when there is no such stream */
  follow<Name extends keyof Announced>(reply: FastifyReply, { name, isOf, subject, ...followed }: Followed<Name>): Promise<void> {
    const { stream, notFound } = followed;
    if (this.log.page({ stream }, { limit: 1, order: 'asc' }).lines.length === 0) throw new RejectedError(notFound);
    reply.hijack();
    const response = reply.raw;
    this.streams.add(response);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
    return new Promise((resolve) => {
      const endWhenOver = () => {
        const status = this.endOf(followed);
        if (status !== undefined) response.end(message('ended', { ...subject, status }));
      };
      const stops = [
        this.announcements.on(name, (announced) => {
          if (isOf(announced) && response.writableLength < waitingBytesMax) response.write(message('progress', announced));
        }),
        this.announcements.on('log.committed', endWhenOver),
      ];
      response.once('close', () => {
        for (const stop of stops) stop();
        resolve();
      });
      endWhenOver();
    });
  }

  /** Looks for an end alone: the stream may be long, and this is asked at every commit. */
  private endOf({ stream, ends }: Pick<Followed<never>, 'stream' | 'ends'>): string | undefined {
    const [line] = this.log.page({ stream, types: Object.keys(ends) }, { limit: 1, order: 'desc' }).lines;
    return line === undefined ? undefined : ends[JSON.parse(line).type];
  }
}

const message = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
