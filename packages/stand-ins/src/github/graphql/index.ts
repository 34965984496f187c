import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  execute,
  extendSchema,
  parse,
  validate,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { fields, GithubRefusal, json, text, type Answer, type Call } from '../call.ts';
import type { GraphqlContext } from './context.ts';
import { fallback } from './fallback.ts';
import { queryRoot } from './root.ts';

/** What GitHub Enterprise Server has beyond github.com, as far as clients ask for it. */
const enterprise = parse('extend type User { suspendedAt: DateTime }');

let schema: Promise<GraphQLSchema> | undefined;

/** GitHub's own schema; parsed once, at the first question, as it is a megabyte of text. */
export function githubSchema(): Promise<GraphQLSchema> {
  schema ??= readFile(
    new URL('./schema.graphql', import.meta.resolve('@octokit/graphql-schema')),
    'utf8',
  ).then((idl) =>
    extendSchema(buildSchema(idl, { assumeValid: true, noLocation: true }), enterprise, {
      assumeValid: true,
    }),
  );
  return schema;
}

const resolver: GraphQLFieldResolver<unknown, GraphqlContext> = (source, args, _context, info) => {
  const value = fields(source)[info.fieldName];
  if (typeof value === 'function') return (value as (from: typeof args) => unknown)(args);
  if (value !== undefined) return value;
  if (info.parentType.name === 'Mutation') {
    // Better a clear no than a success that changed nothing.
    throw new GraphQLError(`The stand-in does not offer the mutation ${info.fieldName}`, {
      extensions: { type: 'FORBIDDEN' },
    });
  }
  return fallback(info.schema, info.returnType);
};

/** GitHub puts `type` beside `message`, where clients look for it. */
function errorView(error: GraphQLError): Record<string, unknown> {
  const { type, ...extensions } = error.extensions;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}

function refuse(errors: readonly GraphQLError[]): Answer {
  return json({ errors: errors.map(errorView) });
}

/** `POST /api/graphql`. */
export async function answerGraphql(call: Call): Promise<Answer> {
  if (call.actor === undefined) {
    throw new GithubRefusal(401, 'This endpoint requires you to be authenticated.');
  }
  const body = fields(call.body);
  const query = text(body['query']);
  if (query === undefined)
    throw new GithubRefusal(400, 'A query attribute must be specified and must be a string.');
  const known = await githubSchema();
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return refuse([error as GraphQLError]);
  }
  const faults = validate(known, document);
  if (faults.length > 0) return refuse(faults);
  const contextValue: GraphqlContext = { world: call.world, actor: call.actor };
  const result = await execute({
    schema: known,
    document,
    rootValue: queryRoot(contextValue),
    contextValue,
    variableValues: fields(body['variables']),
    operationName: text(body['operationName']),
    fieldResolver: resolver,
  });
  return json({
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors === undefined ? {} : { errors: result.errors.map(errorView) }),
  });
}
