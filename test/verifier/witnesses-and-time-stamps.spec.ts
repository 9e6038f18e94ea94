import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { temporaryDirectory } from '../support/temporary-directory';
import {
  type Json,
  type Signer,
  sha256,
  leaf,
  verifierKey,
  signatureLine,
  checkpoint,
  cosign,
  log,
  witness,
  story,
  linesOf,
  receiptOf,
} from '../support/told-receipts';
import { runs, checkpointIn, check, named, failed, sentence, changed, withOpenssl } from '../support/receipt-checks';

describe('a witness', () => {
  const receipt = receiptOf();
  const seconds = 1_763_719_200n;
  const signed = (by: Signer, at = seconds) =>
    changed(
      receipt,
      ['prediction', 'proof'],
      receipt.prediction.proof.replace(checkpointIn(receipt), cosign(by, checkpointIn(receipt), at)),
    );

  it('is believed by those who give its key', async () => {
    const result = await check(signed(witness), { witnesses: [verifierKey(witness)] });
    expect(result.passed).toBe(true);
    expect(sentence(result, 'Witness witness.example/w1')).toBe(
      'The witness, whose key you gave, saw the log at 7 entries on 2025-11-21 10:00:00 UTC: yes.',
    );
    expect(result.verdict).toContain(
      'Proven by a witness, as far as you trust witness.example/w1: the prediction was in the log by 2025-11-21 10:00:00 UTC.',
    );
  });

  it('is unknown to those who do not', async () => {
    const result = await check(signed(witness));
    expect(named(result, 'not-shown')).toContain('Witness witness.example/w1');
    expect(sentence(result, 'Witness witness.example/w1')).toContain('unknown witness, not checked');
    expect(result.verdict.join(' ')).toContain('Not proven: that the prediction existed before');
  });

  it('is refused when its signature is not right', async () => {
    const name = ['Witness witness.example/w1'];
    const proof: string = signed(witness).prediction.proof;
    const [start, text] = [proof.lastIndexOf(' ') + 1, proof.trimEnd()];
    const letters = Array.from({ length: text.length - start - 8 }, (_, index) => start + 6 + index);
    const wrong = letters.map((at) =>
      changed(receipt, ['prediction', 'proof'], `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}\n`),
    );
    const same = wrong.filter((one) => one.prediction.proof !== proof);
    const results = await Promise.all(same.map((one) => failed(one, { witnesses: [verifierKey(witness)] })));
    expect(results).toEqual(same.map(() => name));
  });

  it('is told of when it has signed nothing here, and refused when its key is none', async () => {
    const silent = await check(receipt, { witnesses: [verifierKey(witness)] });
    expect(sentence(silent, 'Witness witness.example/w1')).toContain('has signed nothing here');
    expect(await failed(receipt, { witnesses: [verifierKey(log), 'w1'] })).toEqual(["Witness's key", "Witness's key"]);
  });

  it('is refused when its line cannot be read', async () => {
    for (const line of ['— w AAAA', '— w AAA', '— w', 'w AAAAAAAA', '—  w AAAAAAAA', '']) {
      const proof = `${receipt.prediction.proof}${line}\n`;
      expect(await failed(changed(receipt, ['prediction', 'proof'], proof))).toEqual(['Prediction']);
    }
    const short = changed(receipt, ['prediction', 'proof'], receipt.prediction.proof + signatureLine(witness, Buffer.alloc(71)));
    expect(sentence(await check(short, { witnesses: [verifierKey(witness)] }), 'Witness witness.example/w1')).toContain('the right length');
  });

  it("does not stand in for the log's own signature", async () => {
    const proof: string = signed(witness).prediction.proof;
    const without = proof
      .split('\n')
      .filter((line) => !line.startsWith('— log.example'))
      .join('\n');
    expect(await failed(changed(receipt, ['prediction', 'proof'], without), { witnesses: [verifierKey(witness)] })).toEqual([
      'Prediction, signature',
    ]);
  });
});

describe('a time stamp', () => {
  const receipt = receiptOf();
  const stamped = (token: Buffer, changes: Json = {}) => ({
    ...receipt,
    timestamps: [{ authority: 'https://tsa.example', checkpoint: checkpointIn(receipt), token: token.toString('base64'), ...changes }],
  });

  const der = (tag: number, ...content: Buffer[]): Buffer => {
    const bytes = Buffer.concat(content);
    const size = bytes.length;
    const length = size < 128 ? [size] : size < 256 ? [129, size] : [130, size >> 8, size & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
  };
  const id = (hex: string) => der(6, Buffer.from(hex, 'hex'));
  const whole = (value: number) => der(2, Buffer.of(value));
  const right = {
    status: 0,
    digest: '608648016503040201',
    imprint: sha256(checkpointIn(receipt)),
    time: '20261121010203.5Z',
    signedData: '2a864886f70d010702',
    info: '2a864886f70d0109100104',
  };
  const tokenOf = (changes: Partial<typeof right> = {}) => {
    const { status, digest, imprint, time, signedData, info } = { ...right, ...changes };
    const stamp = der(
      0x30,
      whole(1),
      id('2a0304'),
      der(0x30, der(0x30, id(digest), der(5)), der(4, imprint)),
      whole(9),
      der(0x18, Buffer.from(time)),
      der(0x30, whole(1)),
    );
    const signed = der(0x30, whole(3), der(0x31), der(0x30, id(info), der(0xa0, der(4, stamp))), der(0x31));
    return der(0x30, der(0x30, whole(status)), der(0x30, id(signedData), der(0xa0, signed)));
  };
  const refused = async (token: Buffer, changes?: Json) => sentence(await check(stamped(token, changes)), 'Time stamp 1');

  it('is read: what it is for, and the time that it names', async () => {
    const result = await check(stamped(tokenOf()));
    expect(result.passed).toBe(true);
    expect(sentence(result, 'Time stamp 1')).toBe(
      'The time stamp is for the state of 7 entries (SHA-256) and names 2026-11-21 01:02:03 UTC: yes.',
    );
    expect(named(result, 'not-shown')).toContain('Time stamp 1, authority');
    expect(sentence(result, 'Time stamp 1, authority')).toContain(
      'openssl ts -verify -data checkpoint.txt -in token.tsr -CAfile authority.pem',
    );
    expect(result.verdict.join(' ')).toContain('If https://tsa.example made it, which is not checked here');
    expect(result.verdict.join(' ')).toContain('compare these times with the published time of the drawing');
  });

  it('is refused when it is for another text, or the text is not the checkpoint of the prediction', async () => {
    expect(await refused(tokenOf({ imprint: sha256('another') }))).toContain('for another text');
    expect(await refused(tokenOf({ imprint: right.imprint.subarray(1) }))).toContain('for another text');
    expect(await refused(tokenOf({ digest: '608648016503040203' }))).toContain('for another text');
    expect(await refused(tokenOf(), { checkpoint: `${checkpointIn(receipt)}\n` })).toContain('for another text');
    expect(await refused(tokenOf(), { checkpoint: `x${checkpointIn(receipt)}` })).toContain("not the prediction's");
    const other = checkpoint(log, linesOf(story).slice(0, 11).map(leaf));
    expect(await refused(tokenOf({ imprint: sha256(other) }), { checkpoint: other })).toContain("not the prediction's");
    const closing = checkpoint(log, linesOf(story).map(leaf));
    const { verdict } = await check(stamped(tokenOf({ imprint: sha256(closing) }), { checkpoint: closing }));
    expect(verdict.join(' ')).toContain('it proves that the prediction and the closing were in the log by then');
  });

  it('is refused when there are more than sixteen', async () => {
    const { timestamps } = stamped(tokenOf());
    expect(await failed({ ...receipt, timestamps: Array(16).fill(timestamps[0]) })).toEqual([]);
    expect(await failed({ ...receipt, timestamps: Array(17).fill(timestamps[0]) })).toEqual(['Receipt']);
  });

  it('is refused when the authority refused it, its digest is weak, its time is none, or it is something else', async () => {
    expect(await refused(tokenOf({ status: 2 }))).toContain('refused the time stamp');
    expect(await refused(tokenOf({ digest: '2b0e03021a' }))).toContain('another digest');
    for (const time of ['20261131010203Z', '20261121250203Z', '20261121010203', '261121010203Z', '']) {
      expect(await refused(tokenOf({ time }))).toContain('is not a time');
    }
    for (const changes of [{ signedData: '2a864886f70d010701' }, { info: '2a864886f70d010701' }]) {
      expect(await refused(tokenOf(changes))).toContain('cannot be read');
    }
    for (const content of [Buffer.from(right.time), right.imprint]) {
      const token = tokenOf();
      token[token.indexOf(content) - 2] = 0x17;
      expect(await refused(token)).toContain('cannot be read');
    }
    expect(await refused(tokenOf(), { authority: 'the authority' })).toContain('not named by an address');
  });

  it('is refused when a byte is missing at its end, or one follows', async () => {
    const token = tokenOf();
    const cut = Array.from(token, (_, length) => token.subarray(0, length));
    const sentences = await Promise.all([...cut, Buffer.concat([token, Buffer.of(0)])].map((one) => refused(one)));
    expect(sentences.filter((one) => !one?.includes('cannot be read'))).toEqual([]);
  });

  it('is refused where a length is not in its one form', async () => {
    const long = (token: Buffer) => Buffer.concat([Buffer.of(0x30, 0x83, 0), token.subarray(2)]);
    const endless = Buffer.concat([Buffer.of(0x30, 0x80), tokenOf().subarray(3), Buffer.of(0, 0)]);
    for (const token of [long(tokenOf()), endless, Buffer.of(0x30, 0x84, 255, 255, 255, 255), Buffer.of(0x30, 0x85, 0, 0, 0, 0, 1)]) {
      expect(await refused(token)).toContain('cannot be read');
    }
  });

  it('gives a plain sentence, whichever byte was changed', async () => {
    const token = tokenOf();
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.nat(255), async (at, byte) => {
        const edited = Buffer.from(token);
        edited[at] = byte;
        expect(await refused(edited)).toMatch(/^The (time|authority).*\.$/);
      }),
      { ...runs, numRuns: 1000 },
    );
  });

  withOpenssl('of an authority (needs openssl)', () => {
    const folder = temporaryDirectory();
    const openssl = (...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
      return stdout + stderr;
    };
    const files = {
      'openssl.cnf': '[req]\ndistinguished_name = name\n[name]\n[ca]\nbasicConstraints = critical, CA:true\n',
      'tsa.ext': 'extendedKeyUsage = critical, timeStamping\n',
      'tsa.cnf': [
        'oid_section = ids\n[ids]\n[tsa]\ndefault_tsa = local\n[local]\nserial = serial\nsigner_cert = tsa.pem\nsigner_key = tsa.key',
        'signer_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha1, sha256, sha384, sha512\naccuracy = secs:1\ness_cert_id_alg = sha256\n',
      ].join('\n'),
      serial: '01\n',
      'checkpoint.txt': checkpointIn(receipt),
    };

    beforeAll(() => {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'openssl.cnf'];
      openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=ca', '-extensions', 'ca', '-days', '2');
      openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=tsa');
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
      openssl('x509', '-req', '-in', 'tsa.csr', '-out', 'tsa.pem', '-extfile', 'tsa.ext', ...by);
    });

    const stamp = (digest: string) => {
      openssl('ts', '-query', '-data', 'checkpoint.txt', `-${digest}`, '-cert', '-out', 'query.tsq');
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'token.tsr');
      return readFileSync(join(folder, 'token.tsr'));
    };

    it.each([
      ['sha256', 'SHA-256'],
      ['sha384', 'SHA-384'],
      ['sha512', 'SHA-512'],
    ])('is read as openssl reads it: %s', async (digest, name) => {
      const result = await check(stamped(stamp(digest)));
      expect(named(result, 'failed')).toEqual([]);
      const [, day, time, year] = /Time stamp: (\w+ +\d+) ([\d:]+)\S* (\d+) GMT/.exec(
        openssl('ts', '-reply', '-in', 'token.tsr', '-text'),
      )!;
      const moment = new Date(`${day} ${year} ${time} UTC`).toISOString().slice(0, 19).replace('T', ' ');
      expect(sentence(result, 'Time stamp 1')).toBe(`The time stamp is for the state of 7 entries (${name}) and names ${moment} UTC: yes.`);
    });

    it('is refused where it is for another text, or made with SHA-1', async () => {
      const token = stamp('sha256');
      const at = token.indexOf(right.imprint);
      token[at] = token[at]! ^ 1;
      expect(await refused(token)).toContain('for another text');
      expect(await refused(stamp('sha1'))).toContain('another digest');
    });

    it('is checked whole by the command that the check names', () => {
      stamp('sha256');
      const command = 'ts -verify -data checkpoint.txt -in token.tsr -CAfile ca.pem'.split(' ');
      expect(openssl(...command)).toContain('Verification: OK');
      expect(() => openssl(...command.map((word) => word.replace('checkpoint.txt', 'serial')))).toThrow();
    });
  });
});
