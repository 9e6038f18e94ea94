/** As JSON.parse gives it. */
export type Json = ReturnType<typeof JSON.parse>;

export type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Json }>;

/** One operation, as the service's own description has it, without references. */
export type Operation = Readonly<{
  name: string;
  method: string;
  path: string;
  parameters: readonly Parameter[];
  /** Schemas of bodies by their media types; none where no body is asked for. */
  bodies: readonly (readonly [mediaType: string, schema: Json])[];
  responses: Json;
}>;

/** Every operation that a description knows. */
export function operationsOf(document: Json): Operation[] {
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]) => ({
      ...{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, responses: operation.responses },
      parameters: (operation.parameters ?? []).map((parameter: Json) => ({ ...parameter, schema: whole(document, parameter.schema) })),
      bodies: Object.entries<Json>(operation.requestBody?.content ?? {}).map(
        ([type, { schema }]) => [type, whole(document, schema)] as const,
      ),
    })),
  );
}

/** A schema with what it refers to in its place. Schemas of requests refer to no schema that holds them. */
function whole(document: Json, schema: Json): Json {
  if (Array.isArray(schema)) return schema.map((each) => whole(document, each));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, allOf, ...rest } = schema;
  if ($ref) return whole(document, document.components.schemas[$ref.split('/').at(-1)]);
  const merged = Object.assign({}, ...(allOf ?? []).map((each: Json) => whole(document, each)));
  return { ...merged, ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, whole(document, value)])) };
}
