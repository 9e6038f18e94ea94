import { PassThrough } from 'node:stream';
import { withProgress } from './progress';

/** A stream that says of itself that it is a terminal, and what was written to it. */
function terminal(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => String(stream.read() ?? '') };
}
const shown = { what: 'importing', unit: 'rows' };

describe('progress', () => {
  it('is a bar on a terminal, with what is done, and goes when the work is done', async () => {
    const { stream, written } = terminal(true);
    const result = await withProgress(
      shown,
      async (tell) => {
        tell(250, 1_000, 'part 1');
        return 'done';
      },
      stream,
    );
    expect(result).toBe('done');
    expect(written()).toMatch(/importing █+░+ 250 of 1,000 rows, part 1.*\[2K$/s);
  });

  it('is a number where nobody knows the end, and never more than a line', async () => {
    const { stream, written } = terminal(true);
    await withProgress(shown, async (tell) => tell(1_234, null, 'x'.repeat(200)), stream);
    const text = written();
    expect(text).toContain('importing 1,234 rows, xxx');
    expect(text).not.toContain('x'.repeat(80));
  });

  it('goes when the work fails, and the failure stays', async () => {
    const { stream, written } = terminal(true);
    await expect(withProgress(shown, () => Promise.reject(new Error('broken')), stream)).rejects.toThrow('broken');
    expect(written()).toMatch(/\[2K$/);
  });

  it('writes nothing where nobody looks on', async () => {
    const { stream, written } = terminal(false);
    await withProgress(shown, async (tell) => tell(1, 2), stream);
    expect(written()).toBe('');
  });
});
