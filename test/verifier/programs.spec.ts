import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../support/temporary-directory';
import { type Json, verifierKey, log, other, witness, story, receiptOf } from '../support/told-receipts';
import { root, verifier, named, changed, withPython } from '../support/receipt-checks';

describe('the command line', () => {
  const folder = temporaryDirectory();
  const receipt = receiptOf();
  const save = (name: string, content: Json) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const run = (...args: string[]) => spawnSync(process.execPath, [verifier, ...args], { encoding: 'utf8' });

  it('prints each check and the verdict, and says nothing else', () => {
    const { status, stdout, stderr } = run(save('right.json', receipt), '--key', verifierKey(log), '--witness', verifierKey(witness));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('✓ Prediction, place: The prediction is in the log, as entry 5 of 7: yes.\n');
    expect(stdout).toContain('– Time stamp: The receipt holds no time stamp.\n');
    expect(stdout).toContain('\n\nThe receipt holds, under the key that you kept.\n');
  });

  it('ends with 1 when a check failed', () => {
    const { status, stdout } = run(save('wrong.json', changed(receipt, ['draw', 'event'], receipt.prediction.event)), '--json');
    expect(status).toBe(1);
    expect(named(JSON.parse(stdout), 'failed')).toEqual(['Draw']);
    writeFileSync(join(folder, 'huge.json'), 'a'.repeat(2_000_000));
    expect(run(join(folder, 'huge.json')).stdout).toContain('✗ Receipt: The receipt is larger than 1 MB.');
  });

  it('ends with 2 when the command is not right', () => {
    for (const args of [[], ['a', 'b'], [join(folder, 'none.json')], ['--no'], [folder]]) {
      const { status, stdout, stderr } = run(...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('Usage: node verify.mjs receipt.json');
    }
  });
});

withPython('the Python program of docs/verify.md (needs python3 and openssl)', () => {
  const folder = temporaryDirectory();
  const [, program = ''] = /```python\n(.*?)```/s.exec(readFileSync(join(root, 'docs/verify.md'), 'utf8')) ?? [];
  const receipt = receiptOf();
  const run = (content: Json, ...args: string[]) => {
    writeFileSync(join(folder, 'verify.py'), program);
    writeFileSync(join(folder, 'receipt.json'), JSON.stringify(content));
    return spawnSync('python3', ['verify.py', 'receipt.json', ...args], { cwd: folder, encoding: 'utf8' });
  };

  it('accepts a right receipt', () => {
    const { status, stdout } = run(receipt, verifierKey(log));
    expect(stdout).toContain('yes the prediction is entry 5 of 7 of log.example/hindcast\n');
    expect(stdout).toContain(receipt.prediction.event);
    expect(status).toBe(0);
    for (const size of [5, 6, 8, 13]) expect(run(receiptOf({ states: { ...story.states, prediction: size } })).status).toBe(0);
  });

  it('refuses a wrong one', () => {
    const edit = (path: string[], from: string | RegExp, to: string) =>
      changed(receipt, path, path.reduce((at, key) => at[key], receipt).replace(from, to));
    const wrong = [
      edit(['prediction', 'event'], '[1,2,3,4,5]', '[1,2,3,4,9]'),
      edit(['prediction', 'proof'], 'index 4', 'index 5'),
      edit(['prediction', 'proof'], '\n7\n', '\n8\n'),
      edit(['prediction', 'proof'], /\n[^\n]{44}\n/, '\n'),
      { ...receipt, key: verifierKey(other) },
      receiptOf({ says: { 5: (event) => ({ ...event, position: 6 }) } }),
    ];
    for (const one of wrong) expect(run(one).status).not.toBe(0);
    expect(run(receipt, verifierKey(other)).status).toBe(1);
  });
});

describe('the page', () => {
  const page = readFileSync(join(root, 'web/verify/index.html'), 'utf8');
  const style = readFileSync(join(root, 'web/verify/verify.css'), 'utf8');

  it('has no script or style of its own, and asks for nothing but its own files', () => {
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|javascript:/i);
    const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/^(\.\/[a-z]+\.(mjs|css)|data:,)$/.test(address!))).toEqual([]);
    expect(style).not.toMatch(/url\(|@import/);
    for (const file of ['receipt.mjs', 'page.mjs']) {
      expect(readFileSync(join(root, 'web/verify', file), 'utf8')).not.toMatch(
        /fetch\(|XMLHttpRequest|WebSocket|sendBeacon|innerHTML|localStorage/,
      );
    }
  });

  it('has a label for every field, and the elements that its script looks for', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, one]) => one!);
    const labelled = [...page.matchAll(/<label for="([^"]+)"/g)].map(([, one]) => one!);
    const fields = [...page.matchAll(/<(?:input|textarea)\s[^>]*?id="([^"]+)"/g)].map(([, one]) => one!);
    expect(fields.sort()).toEqual(labelled.sort());
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = [...readFileSync(join(root, 'web/verify/page.mjs'), 'utf8').matchAll(/find\('([^']+)'/g)].map(([, one]) => one!);
    expect(wanted.filter((one) => !ids.includes(one))).toEqual([]);
  });

  it('can be read in light and in dark: 4.5 to 1 for text, 3 to 1 for edges', () => {
    const light = (hex: string) => {
      const [red, green, blue] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, two: string) => {
      const [low, high] = [light(one), light(two)].sort((a, b) => a - b) as [number, number];
      return (high + 0.05) / (low + 0.05);
    };
    const [, bright, dim] = style.split(':root {');
    const pairs: [string, string, number][] = [
      ...['paper', 'card', 'passed-tint', 'failed-tint', 'not-shown-tint'].flatMap((ground): [string, string, number][] => [
        ['ink', ground, 4.5],
        ['soft', ground, 4.5],
      ]),
      ...['passed', 'failed', 'not-shown'].flatMap((status): [string, string, number][] => [
        [status, 'paper', 4.5],
        ...['passed', 'failed', 'not-shown'].map((tint): [string, string, number] => [status, `${tint}-tint`, 4.5]),
      ]),
      ['accent', 'paper', 4.5],
      ['on-accent', 'accent', 4.5],
      ['edge', 'paper', 3],
      ['edge', 'card', 3],
    ];
    for (const theme of [bright!, dim!]) {
      const colours = Object.fromEntries([...theme.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]));
      const poor = pairs.filter(([one, two, least]) => contrast(colours[one]!, colours[two]!) < least);
      expect(poor).toEqual([]);
    }
  });
});
