import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { exitCodes } from '../../src/modules/cli/exit-codes';
import { hindcast } from '../support/hindcast';

const page = readFileSync(join(packageRoot(), 'docs/command-line.md'), 'utf8');
/** Commands by their names; one of a group has two words, such as `keys list`. */
const documented = new Set([...page.matchAll(/^\| `([a-z][a-z-]+(?: [a-z]+)?)/gm)].map(([, command = '']) => command));
const ownNames = [...documented].map((command) => command.split(' ')[0]);
const examples = [...page.matchAll(/npm run hindcast -- ([^`]*)`/g)].map(([, text = '']) => text);

describe('the help of the command line', () => {
  it('lists the commands that docs/command-line.md describes', async () => {
    const { code, out } = await hindcast('--help');
    const [, listed = ''] = out.split('Commands:\n');
    const commands = [...(listed.split('\n\n')[0] ?? '').matchAll(/^ {2}(?!help )([a-z][a-z-]+) /gm)].map(([, command]) => command);
    expect(code).toBe(0);
    expect(commands.sort()).toEqual([...new Set(ownNames)].sort());
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
    const { code, out } = await hindcast(...command.split(' '), '--help');
    expect(code).toBe(0);
    const options = [...out.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)(?: <[^>]+>)? {2,}\S/gm)].map(([, option]) => option);
    expect(options).toEqual(expect.arrayContaining(['--json', '--help']));
    expect(options).toHaveLength([...out.matchAll(/^ {2}-/gm)].length);
    const used = examples
      .filter((example) => `${example} `.startsWith(`${command} `))
      .flatMap((example) => example.match(/--[a-z-]+/g) ?? []);
    expect(options).toEqual(expect.arrayContaining(used));
  });
});
