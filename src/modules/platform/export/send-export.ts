import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import { type ExportedRow, type ExportFormat, exportText, mediaTypeOf } from './export-format';

/** A reader who takes nothing for so long is cut off: an export holds the state that it reads. */
const stalledMs = 14_000;

/** What is exported, and as what. */
export type Export = Readonly<{
  /** Name of the file, without its ending. */
  name: string;
  format: ExportFormat;
  columns: readonly string[];
  batches: AsyncIterable<readonly ExportedRow[]>;
  /** Position of the log that it is the state of. */
  position: number;
}>;

/** Streams an export, no faster than it is read. Ends when all of it is written, or nobody reads any more. */
export async function sendExport(reply: FastifyReply, { name, format, columns, batches, position }: Export): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.setTimeout(stalledMs, () => raw.destroy());
  raw.writeHead(200, {
    'content-type': mediaTypeOf(format),
    'content-disposition': `attachment; filename="${name}.${format}"`,
    'x-log-position': position,
  });
  try {
    await pipeline(Readable.from(exportText(format, columns, batches)), raw);
  } catch (error) {
    if (!raw.destroyed || (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
