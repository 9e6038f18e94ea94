import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './fixture-tree';

type Instruction = Readonly<{ name: string; value: string; stage: number }>;

/** Instructions in order, continued lines joined, with the number of the stage they belong to (0 before the first FROM). */
function parse(text: string): Instruction[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  let stage = 0;
  return lines.map((line) => {
    const [, name = '', value = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === 'FROM') stage += 1;
    return { name, value, stage };
  });
}

describe('the Dockerfile', () => {
  const instructions = parse(readFileSync(join(projectRoot, 'Dockerfile'), 'utf8'));
  const stages = instructions.at(-1)!.stage;
  const all = (name: string) => instructions.filter((instruction) => instruction.name === name).map(({ value }) => value);
  const last = (name: string) =>
    instructions.filter((instruction) => instruction.name === name && instruction.stage === stages).map(({ value }) => value);

  it('builds in one stage and runs in another', () => {
    expect(stages).toBeGreaterThan(1);
    expect(last('COPY').filter((value) => value.startsWith('--from=build'))).not.toEqual([]);
    expect(last('RUN').join()).not.toMatch(/npm|apt-get/);
  });

  it('pins its images to a full version', () => {
    const base = Object.fromEntries(all('ARG').map((value) => value.split('=')));
    const images = all('FROM').map((value) => value.split(' ')[0]!.replace(/\$\{(\w+)\}/, (_, name) => base[name]));
    expect(images.filter((image) => !/^node:\d+\.\d+\.\d+-bookworm-slim$/.test(image))).toEqual([]);
    expect(images.join()).not.toContain('latest');
  });

  it('runs on a version of Node that the project supports', () => {
    const [, major, minor] = /node:(\d+)\.(\d+)/.exec(all('ARG').join())!.map(Number);
    expect(major! * 100 + minor!).toBeGreaterThanOrEqual(2019);
  });

  it('runs as a user without rights', () => {
    expect(last('USER')).toEqual(['node']);
  });

  it('keeps what the service writes in volumes, where the service is told to write', () => {
    const volumes: string[] = last('VOLUME').flatMap((value) => JSON.parse(value));
    const settings = Object.fromEntries(
      last('ENV')
        .join(' ')
        .split(/\s+/)
        .map((pair) => pair.split('=')),
    );
    expect(volumes.sort()).toEqual([
      settings.HINDCAST_DATA_DIR,
      dirname(settings.HINDCAST_KEY_RING_FILE ?? ''),
      settings.HINDCAST_MODELS_DIR,
    ]);
    expect(last('RUN').join()).toContain(`chown -R node:node /var/lib/hindcast`);
  });

  it('makes the volumes belong to its user before they become volumes', () => {
    const names = instructions.filter(({ stage }) => stage === stages).map(({ name }) => name);
    expect(names.indexOf('RUN')).toBeLessThan(names.indexOf('VOLUME'));
  });

  it('asks the service itself whether it lives, and does not kill it for being at work', () => {
    expect(last('HEALTHCHECK').join()).toContain('/health/live');
    expect(last('HEALTHCHECK').join()).not.toContain('/health/ready');
  });

  it('is Node itself, so that it hears SIGTERM', () => {
    expect(last('CMD')).toEqual(['["node", "dist/main.js"]']);
  });

  it('ships every folder the service reads', () => {
    const shipped = last('COPY').join('\n');
    const read = ['data', 'web'].filter((folder) => existsSync(join(projectRoot, folder)));
    expect(read.filter((folder) => !shipped.includes(`${folder} ./${folder}`))).toEqual([]);
  });

  it('copies nothing that .dockerignore keeps out', () => {
    const allowed = readFileSync(join(projectRoot, '.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1).split('/')[0]);
    const copied = all('COPY')
      .filter((value) => !value.startsWith('--from'))
      .flatMap((value) => value.split(/\s+/).slice(0, -1));
    expect(copied.filter((path) => !allowed.includes(path))).toEqual([]);
  });
});
