import { projectionCatalog } from '#projections/catalog';
import { fingerprintOf, storedReadSide } from '#projections/runner';
import { type Finding, fail, messageOf, ok, warn } from './finding';

const check = 'read side';

/** Looks at what is stored of the read side. @param head position of the log's last event */
export async function checkReadSide(directory: string, head: number): Promise<Finding> {
  try {
    const stored = storedReadSide(directory);
    if (!stored) return ok(check, 'there is none; the next start computes it from the log');
    const { fingerprint, position } = stored;
    if (position > head)
      return fail(
        check,
        `it is at position ${position}, and the log ends at ${head}: it is of another log, or the log has lost events`,
        'find out which before anything else is written: hindcast verify; then restore the log from a backup',
      );
    if (fingerprint !== (await fingerprintOf(projectionCatalog)))
      return warn(
        check,
        'it was computed by another version',
        'nothing: the next start computes it anew, which takes a while on a long log',
      );
    return ok(check, `it is of this version, at position ${position} of ${head}`);
  } catch (error) {
    return warn(
      check,
      `it cannot be read: ${messageOf(error)}`,
      'hindcast rebuild computes it anew from the log; the next start does so by itself',
    );
  }
}
