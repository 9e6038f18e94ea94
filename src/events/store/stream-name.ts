import { InvalidEventError } from './errors';

const streamName = /^[a-z]+-[A-Za-z0-9][A-Za-z0-9._:-]*$/;

/** The kind of thing a stream is about: what stands before the first hyphen of its name. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** @throws InvalidEventError when a stream's name is not `<category>-<id>` */
export function assertStreamName(stream: string): void {
  if (!streamName.test(stream)) throw new InvalidEventError(stream, 'a stream is named <category>-<id>');
}
