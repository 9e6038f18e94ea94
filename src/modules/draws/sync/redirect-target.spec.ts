import { redirectTarget } from './redirect-target';

const home = 'https://data.example';
const from = new URL(`${home}/a/b.json?x=1`);
const to = (location: string, origin = home) => redirectTarget(new URL(from.pathname, origin), location, origin).href;

describe('a redirect', () => {
  it.each([
    ['c.json', 'https://data.example/a/c.json'],
    ['/c.json', 'https://data.example/c.json'],
    ['https://mirror.example/c.json', 'https://mirror.example/c.json'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
  ])('to %s is followed', (location, target) => {
    expect(to(location)).toBe(target);
  });

  it.each([
    ['http://', 'no address'],
    ['ftp://data.example/x', 'neither http nor https'],
    ['file:///etc/passwd', 'neither http nor https'],
    ['https://me:secret@mirror.example/', 'credentials'],
    ['http://data.example/', 'not encrypted'],
    ['https://127.0.0.1/', 'not a public address'],
    ['https://2130706433/', 'not a public address'],
    ['https://0x7f.1/', 'not a public address'],
    ['https://[::ffff:10.0.0.1]/', 'not a public address'],
    ['https://169.254.169.254/latest/meta-data', 'not a public address'],
    ['//192.168.0.1/', 'not a public address'],
  ])('to %s is refused', (location, why) => {
    expect(() => to(location)).toThrow(why);
  });

  it('stays within a source that is private itself, and goes to no other private place', () => {
    expect(to('/c.json', 'http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080/c.json');
    expect(() => to('http://127.0.0.1:9090/c.json', 'http://127.0.0.1:8080')).toThrow('not a public address');
  });
});
