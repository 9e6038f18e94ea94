import { createHash } from 'node:crypto';
import { hasOpenssl, timeStampAuthority } from '../../../test/support/time-stamp-authority';
import { stampOf, timeOf, timeStampRequest } from './time-stamps';

const itWithOpenssl = hasOpenssl ? it : it.skip;

describe('a time stamp', () => {
  itWithOpenssl('is asked of an authority, and verified by its certificate', async () => {
    const authority = await timeStampAuthority();
    const before = Date.now();
    const stamp = await stampOf('a checkpoint', authority);
    expect(Math.abs(Date.parse(stamp.time) - before)).toBeLessThan(60_000);
    const token = Buffer.from(stamp.token, 'base64');
    expect(timeOf('a checkpoint', token, authority.certificateFile)).toBe(stamp.time);
    expect(() => timeOf('another checkpoint', token, authority.certificateFile)).toThrow();
    const imprint = token.indexOf(createHash('sha256').update('a checkpoint').digest());
    for (const at of [imprint, imprint + 40, token.length - 3]) {
      const changed = Buffer.from(token);
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => timeOf('a checkpoint', changed, authority.certificateFile)).toThrow();
    }
    const other = await timeStampAuthority();
    expect(() => timeOf('a checkpoint', token, other.certificateFile)).toThrow();
    await Promise.all([authority.close(), other.close()]);
  });

  it('is asked for with the hash of the text alone, and a number of its own that is in its shortest form', () => {
    const [one, other] = [timeStampRequest('a'), timeStampRequest('a')];
    expect([...one.subarray(0, 5)]).toEqual([0x30, one.length - 2, 0x02, 1, 1]);
    expect(one.equals(other)).toBe(false);
    for (const byte of [0x00, 0x7f, 0x80, 0xff])
      expect(timeStampRequest('a', Buffer.alloc(8, byte)).toString('hex')).toContain(
        `020901${Buffer.alloc(8, byte).toString('hex')}0101ff`,
      );
    expect(one.toString('hex')).toContain('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
  });
});
