import { CommandFailure, exitCodes } from './exit-codes';

/** What the API answers with, as far as a command looks into it. */
export type Answer = Readonly<Record<string, unknown>>;

/** The API of a running service. */
export class ServiceClient {
  constructor(private readonly url: string) {}

  /** @throws CommandFailure when the service refuses or does not answer */
  get(path: string): Promise<Answer> {
    return this.call(path, {});
  }

  /** @throws CommandFailure when the service refuses or does not answer */
  post(path: string, body?: object): Promise<Answer> {
    return this.call(path, {
      method: 'POST',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
  }

  /** Sends a file's bytes. @throws CommandFailure when the service refuses or does not answer */
  postFile(path: string, bytes: Uint8Array, mediaType = 'text/csv'): Promise<Answer> {
    return this.call(path, { method: 'POST', headers: { 'content-type': mediaType }, body: bytes });
  }

  private async call(path: string, init: RequestInit): Promise<Answer> {
    const response = await this.reach(path, init);
    const body = JSON.parse(await response.text()) as Answer;
    if (response.ok) return body;
    throw new CommandFailure(`${body.title} ${body.detail === body.title ? '' : body.detail}`.trim(), exitCodes.failed, body);
  }

  private async reach(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.url + path, init);
    } catch {
      throw new CommandFailure(`no service answers at ${this.url}; start one with npm start, or give --url`, exitCodes.unreachable);
    }
  }
}
