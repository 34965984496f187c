import { GraphQLError } from 'graphql';

export interface ConnectionArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const PREFIX = 'cursor:v2:';

function cursor(index: number): string {
  return Buffer.from(`${PREFIX}${index}`).toString('base64');
}

function indexOf(value: string): number {
  const index = Number(Buffer.from(value, 'base64').toString('utf8').slice(PREFIX.length));
  if (Number.isInteger(index)) return index;
  throw refusal('INVALID_CURSOR_ARGUMENTS', `\`${value}\` does not appear to be a valid cursor.`);
}

/** An error with the `type` that GitHub puts beside the message. */
export function refusal(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

function checkBoundaries(args: ConnectionArguments, name: string): void {
  const { first, last } = args;
  if ((first ?? undefined) === undefined && (last ?? undefined) === undefined) {
    throw refusal(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  for (const [key, value] of [['first', first] as const, ['last', last] as const]) {
    if (typeof value === 'number' && value > 100) {
      throw refusal(
        'EXCESSIVE_PAGINATION',
        `Requesting ${value} records on the \`${name}\` connection exceeds the \`${key}\` limit of 100 records.`,
      );
    }
  }
}

/** One page of a list, by the rules that GitHub gives its connections. */
export function connect<T>(
  items: readonly T[],
  args: ConnectionArguments,
  name: string,
): Connection<T> {
  checkBoundaries(args, name);
  let start = args.after ? indexOf(args.after) : 0;
  let end = args.before ? indexOf(args.before) - 1 : items.length;
  if (typeof args.first === 'number') end = Math.min(end, start + args.first);
  if (typeof args.last === 'number') start = Math.max(start, end - args.last);
  const nodes = items.slice(start, end);
  return {
    nodes,
    edges: nodes.map((node, index) => ({ cursor: cursor(start + index + 1), node })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length === 0 ? null : cursor(start + 1),
      endCursor: nodes.length === 0 ? null : cursor(start + nodes.length),
    },
  };
}
