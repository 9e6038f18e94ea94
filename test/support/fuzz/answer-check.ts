import { z } from 'zod';
import type { Json, Operation } from './api-operations';

/** What came back. */
export type Answered = Readonly<{ status: number; headers: Readonly<Record<string, unknown>>; text: string }>;

/** Failures that are nobody's fault but time's, or another server's. Everything else from 500 on is a bug. */
const excusable = ['/problems/queue-full', '/problems/read-side-behind', '/problems/sync-unavailable', '/problems/sync-failed'];

/** Checks answers against the description: what is wrong with one, or null. */
export class AnswerCheck {
  private readonly schemas = new Map<string, z.ZodType>();

  constructor(private readonly document: Json) {}

  /** @param mayMiss whether the address may lead to another route, or to none */
  fault(operation: Operation, { status, headers, text }: Answered, mayMiss: boolean): string | null {
    const type = String(headers['content-type'] ?? '').split(';')[0] as string;
    if (status >= 400 && type !== 'application/problem+json' && !operation.path.startsWith('/health'))
      return `it is no problem but ${type}: ${text.slice(0, 200)}`;
    if (status >= 500 && !excusable.includes(JSON.parse(text).type)) return `it failed: ${text}`;
    if (status === 404 && mayMiss) return this.misfit('Problem', this.refTo('Problem'), text);
    const documented = this.named(operation.responses[status]);
    if (!documented) return `${status} is not documented: ${text.slice(0, 300)}`;
    if (text === '' || status === 304) return null;
    const media = documented.content?.[type];
    if (!media) return `${type} is not documented for ${status}: ${text.slice(0, 300)}`;
    return /^application\/(problem\+)?json$/.test(type) ? this.misfit(`${operation.name} ${status} ${type}`, media.schema, text) : null;
  }

  /** A response that many operations share stands apart from them. */
  private named(response: Json): Json {
    return response?.$ref ? this.document.components.responses[response.$ref.split('/').at(-1)] : response;
  }

  private refTo(name: string): Json {
    return { $ref: `#/components/schemas/${name}` };
  }

  private misfit(name: string, schema: Json, text: string): string | null {
    const found = this.schemaOf(name, schema).safeParse(JSON.parse(text));
    return found.success ? null : `it does not fit its schema: ${z.prettifyError(found.error)}\n${text.slice(0, 500)}`;
  }

  private schemaOf(name: string, schema: Json): z.ZodType {
    const known = this.schemas.get(name);
    if (known) return known;
    // A definition of the older drafts: what zod looks for in the version that the description is written in.
    const local = JSON.parse(
      JSON.stringify({ ...schema, definitions: this.document.components.schemas }).replaceAll('#/components/schemas/', '#/definitions/'),
    );
    const made = z.fromJSONSchema(local, { defaultTarget: 'openapi-3.0' });
    this.schemas.set(name, made);
    return made;
  }
}
