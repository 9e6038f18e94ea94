import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { exitCodes } from '../../src/modules/cli/exit-codes';
import { hindcast } from '../support/hindcast';

const page = readFileSync(join(packageRoot(), 'docs/command-line.md'), 'utf8');
const documented = new Set([...page.matchAll(/^\| `([a-z][a-z-]+)/gm)].map(([, command]) => command));
const examples = [...page.matchAll(/npm run hindcast -- ([a-z][a-z-]+)([^`]*)`/g)].map(([, command = '', rest = '']) => ({
  command,
  rest,
}));

describe('the help of the command line', () => {
  it('lists the commands that docs/command-line.md describes', async () => {
    const { code, out } = await hindcast('--help');
    const [, listed = ''] = out.split('Commands:\n');
    const commands = [...listed.matchAll(/^ {2}([a-z][a-z-]+) \[options]/gm)].map(([, command]) => command);
    expect(code).toBe(0);
    expect(commands.sort()).toEqual([...documented].sort());
    expect(out).toMatch(/^Usage: hindcast /);
  });

  it('tells every exit code, and so does the page', async () => {
    const { out } = await hindcast('--help');
    const told = [...out.matchAll(/^ {2}(\d) {2}\S/gm)].map(([, code]) => Number(code));
    const onPage = [...page.matchAll(/^\| (\d) /gm)].map(([, code]) => Number(code));
    expect(told).toEqual(Object.values(exitCodes));
    expect(onPage).toEqual(Object.values(exitCodes));
  });

  it.each([...documented])('of %s describes every option, among them those of its examples', async (command = '') => {
    const { code, out } = await hindcast(command, '--help');
    expect(code).toBe(0);
    const options = [...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)(?: <[^>]+>)? {2,}\S/gm)].map(([, option]) => option);
    expect(options).toEqual(expect.arrayContaining(['--json', '--help']));
    expect(options).toHaveLength([...out.matchAll(/^ {2}-/gm)].length);
    const used = examples.filter((example) => example.command === command).flatMap(({ rest }) => rest.match(/--[a-z-]+/g) ?? []);
    expect(options).toEqual(expect.arrayContaining(used));
  });
});
