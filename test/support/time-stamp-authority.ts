import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary-directory';

/** Whether this machine has OpenSSL, which the authority is made of. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const configuration = (directory: string) => `
[ req ]
distinguished_name = name
x509_extensions = extensions
prompt = no
[ name ]
CN = A time-stamp authority of specs
[ extensions ]
extendedKeyUsage = critical,timeStamping
[ tsa ]
default_tsa = authority
[ authority ]
serial = ${join(directory, 'serial')}
crypto_device = builtin
signer_cert = ${join(directory, 'certificate.pem')}
signer_key = ${join(directory, 'key.pem')}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

/** A real authority (RFC 3161) on a free port, with a certificate of its own. */
export async function timeStampAuthority() {
  const directory = temporaryDirectory();
  const [config, certificateFile] = [join(directory, 'tsa.cnf'), join(directory, 'certificate.pem')];
  writeFileSync(config, configuration(directory));
  writeFileSync(join(directory, 'serial'), '01\n');
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', join(directory, 'key.pem'));
  openssl('req', '-new', '-x509', '-key', join(directory, 'key.pem'), '-config', config, '-days', '2', '-out', certificateFile);
  let asked = 0;
  const server = createServer(async (request, response) => {
    const [query, answer] = [join(directory, `${++asked}.tsq`), join(directory, `${asked}.tsr`)];
    writeFileSync(query, await bodyOf(request));
    openssl('ts', '-reply', '-config', config, '-queryfile', query, '-out', answer);
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(readFileSync(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    certificateFile,
    asked: () => asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
