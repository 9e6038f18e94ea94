import fc from 'fast-check';
import { redactedText, withoutSecrets } from './redaction';

const secret = 's3cretValue42';

describe('what is written', () => {
  it.each([
    `the key hck_7Fq2_${secret} is unknown`,
    `Authorization: Bearer ${secret}`,
    `authorization=Basic ${secret}==`,
    `sent {"authorization":"Bearer ${secret}"}`,
    `cookie: session=${secret}; other=1`,
    `x-api-key: ${secret}`,
    `GET https://example.org/hook?token=${secret}&limit=3`,
    `GET /v1/x?limit=3&access_token=${secret}`,
    `GET /v1/x?apiKey=${secret}`,
    `GET /v1/x?X-Amz-Signature=${secret}`,
    `POST https://me:${secret}@example.org/`,
  ])('holds no secret of: %s', (text) => {
    expect(redactedText(text)).not.toContain(secret);
    expect(redactedText(text)).toContain('[redacted]');
  });

  it.each([
    'basic understanding of the bearer of news',
    'GET /v1/logs?limit=3&cursor=MTIwMA',
    'ready at http://127.0.0.1:3000, described at http://127.0.0.1:3000/docs',
    'import completed: 3 accepted; 0 rejected?',
    'the author is known',
  ])('is not touched where there is nothing to hide: %s', (text) => {
    expect(redactedText(text)).toBe(text);
  });

  it('holds no value under a secret name, however deep, and what stands beside it stays', () => {
    const context = {
      headers: { Authorization: `Bearer ${secret}`, cookie: secret, accept: 'application/json' },
      list: [{ password: secret, api_key: secret, clientSecret: secret, accessToken: secret, game: 'powerball' }],
      error: new Error(`https://me:${secret}@example.org`),
      status: 401,
    };
    const written = JSON.stringify(withoutSecrets(context));
    expect(written).not.toContain(secret);
    expect(JSON.parse(written)).toMatchObject({ headers: { accept: 'application/json' }, list: [{ game: 'powerball' }], status: 401 });
  });

  it('ends with a context that contains itself', () => {
    const context: Record<string, unknown> = { status: 1 };
    context.self = context;
    expect(JSON.stringify(withoutSecrets(context))).toContain('nested too deep');
  });

  it('never holds a key of this service, wherever it stands', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9_-]{16,48}$/).map((random) => `hck_${random}`);
    fc.assert(
      fc.property(fc.string(), key, fc.string(), (before, given, after) => {
        expect(redactedText(`${before}${given} ${after}`)).not.toContain(given);
      }),
    );
  });
});
