import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

const scalars: Readonly<Record<string, unknown>> = {
  Boolean: false,
  Int: 0,
  Float: 0,
  BigInt: '0',
  DateTime: '2020-01-01T00:00:00Z',
  Date: '2020-01-01',
  PreciseDateTime: '2020-01-01T00:00:00.000Z',
  GitTimestamp: '2020-01-01T00:00:00Z',
  URI: 'https://github.example',
  GitObjectID: '0'.repeat(40),
};

const emptyConnection = {
  nodes: [],
  edges: [],
  totalCount: 0,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

/**
 * What the stand-in says of a field that it knows nothing about: nothing where the schema allows
 * that, otherwise the least that is true to the schema. So every valid query gets a valid answer.
 */
export function fallback(schema: GraphQLSchema, type: GraphQLOutputType): unknown {
  const name = getNamedType(type).name;
  const connection = name.endsWith('Connection') && !isListType(getNullableType(type));
  if (!isNonNullType(type) && !connection) return null;
  const inner = getNullableType(type);
  if (isListType(inner)) return [];
  if (connection) return { __typename: name, ...emptyConnection };
  if (isEnumType(inner)) return inner.getValues()[0]?.value;
  if (isObjectType(inner)) return { __typename: inner.name };
  if (isAbstractType(inner)) return { __typename: schema.getPossibleTypes(inner)[0]?.name };
  return name in scalars ? scalars[name] : '';
}
