import { type FileHandle, open } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { CommandFailure, exitCodes } from './exit-codes';

/** Sends a file as it is read. */
export class FileUpload {
  /** Line ends sent so far. */
  lines = 0;

  private constructor(
    private readonly file: FileHandle,
    private readonly name: string,
  ) {}

  /** @throws CommandFailure when the file cannot be read */
  static async of(name: string): Promise<FileUpload> {
    try {
      const file = await open(name);
      if ((await file.stat()).isDirectory()) throw new Error('it is a directory');
      return new FileUpload(file, name);
    } catch (error) {
      throw new CommandFailure(`cannot read ${name}: ${(error as Error).message}`, exitCodes.usage);
    }
  }

  /** What a request sends it by. The API's description calls a file's bytes a string. */
  as(mediaType: string) {
    return {
      body: this.name,
      bodySerializer: () => this.bytes(),
      duplex: 'half' as const,
      headers: { 'content-type': mediaType },
    };
  }

  private bytes(): ReadableStream {
    const counted = new Transform({
      transform: (chunk: Buffer, _, done) => {
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.lines++;
        done(null, chunk);
      },
    });
    return Readable.toWeb(this.file.createReadStream().pipe(counted)) as ReadableStream;
  }
}
