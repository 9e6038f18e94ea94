/** Room on the volume that a directory is on, in bytes. */
export type Room = Readonly<{ name: string; freeBytes: number }>;

/** With less than this nothing can be written: a page of the log and what SQLite keeps beside it. */
const bytesNeeded = 1_024 ** 2;

/** How the disks are. @param freeBytesMin under which somebody should make room */
export function diskCondition(
  rooms: readonly Room[],
  freeBytesMin: number,
): Readonly<{ status: 'up' | 'degraded' | 'down'; reason: string }> {
  const reason = rooms.map(({ name, freeBytes }) => `${inGigabytes(freeBytes)} GB free for ${name}`).join(', ');
  const least = Math.min(...rooms.map(({ freeBytes }) => freeBytes));
  if (least < bytesNeeded) return { status: 'down', reason: `nothing can be written: ${reason}` };
  if (least < freeBytesMin) return { status: 'degraded', reason: `${reason}, less than ${inGigabytes(freeBytesMin)} GB` };
  return { status: 'up', reason };
}

const inGigabytes = (bytes: number): string => (bytes / 1_024 ** 3).toFixed(1);
