import { settingsFrom } from './settings';

describe('what the edge lets in', () => {
  it('is unlimited where everyone on this machine may call, and limited where keys are asked for, as behind a proxy', () => {
    expect(settingsFrom({}).edge).toMatchObject({ corsOrigins: [], trustedProxies: [], requestsPerMinute: 0 });
    expect(settingsFrom({ HINDCAST_HOST: '0.0.0.0' }).edge.requestsPerMinute).toBe(1_200);
    expect(settingsFrom({ HINDCAST_HOST: '0.0.0.0', HINDCAST_RATE_LIMIT_PER_MINUTE: '0' }).edge.requestsPerMinute).toBe(0);
    expect(settingsFrom({ HINDCAST_ACCESS: 'keys' }).edge.requestsPerMinute).toBe(1_200);
    expect(settingsFrom({ HINDCAST_RATE_LIMIT_PER_MINUTE: '60' }).edge.requestsPerMinute).toBe(60);
  });

  it('cuts off who is too slow within 15 s', () => {
    const { headersMsMax, requestMsMax, checkEveryMs, stalledMs } = settingsFrom({}).edge;
    expect(stalledMs).toBeLessThanOrEqual(15_000);
    expect(Math.max(headersMsMax, requestMsMax) + checkEveryMs).toBeLessThanOrEqual(15_000);
  });

  it('names origins and proxies, with commas between', () => {
    const given = { HINDCAST_CORS_ORIGINS: 'https://a.example, http://b.example:8080', HINDCAST_TRUSTED_PROXIES: '10.0.0.7,fd00::/8' };
    expect(settingsFrom(given).edge).toMatchObject({
      ...{ corsOrigins: ['https://a.example', 'http://b.example:8080'], trustedProxies: ['10.0.0.7', 'fd00::/8'] },
    });
  });

  it.each(['*', 'null', 'a.example', 'https://a.example/', 'https://A.example', 'https://*.a.example/x', 'https://a.example/x'])(
    'refuses %s as an origin: it is matched exactly, or not at all',
    (origin) => expect(() => settingsFrom({ HINDCAST_CORS_ORIGINS: origin })).toThrow(/HINDCAST_CORS_ORIGINS/),
  );

  it.each(['*', 'proxy.example', '10.0.0.0/33', '10.0.0', '10.0.0.0/8/8', '::/129', '10.0.0.1/'])('refuses %s as a proxy', (proxy) =>
    expect(() => settingsFrom({ HINDCAST_TRUSTED_PROXIES: proxy })).toThrow(/HINDCAST_TRUSTED_PROXIES/),
  );
});
