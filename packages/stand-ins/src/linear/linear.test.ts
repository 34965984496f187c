import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startLinear } from './index.ts';

let linear: StandIn;
beforeAll(async () => {
  linear = await startLinear({ now: new Date('2026-03-02T09:00:00Z') });
});
afterAll(() => linear.stop());

async function ask(query: string, variables: object = {}, authorization = 'stand-in-token') {
  const response = await fetch(linear.values['apiUrl'] ?? '', {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

interface Answer {
  readonly data: {
    readonly issues: {
      readonly nodes: readonly { readonly identifier: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const ISSUES = `query ($filter: IssueFilter, $first: Int, $after: String) {
  issues(filter: $filter, first: $first, after: $after) {
    nodes { identifier labels(first: 5) { nodes { name } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const OPEN = {
  team: { key: { in: ['WEB'] } },
  state: { type: { nin: ['completed', 'canceled'] } },
};

test('a wrong key is refused, a bearer is accepted', async () => {
  const wrong = await ask('{ viewer { name } }', {}, 'lin_api_other');
  expect(wrong.status).toBe(401);
  expect(wrong.body.errors?.[0]?.extensions.code).toBe('AUTHENTICATION_ERROR');
  expect((await ask('{ viewer { name } }', {}, 'Bearer stand-in-token')).status).toBe(200);
});

test('issues come page by page', async () => {
  const first = await ask(ISSUES, { filter: OPEN, first: 8 });
  const { nodes, pageInfo } = first.body.data.issues;
  expect(nodes).toHaveLength(8);
  expect(pageInfo.hasNextPage).toBe(true);
  const second = await ask(ISSUES, { filter: OPEN, first: 8, after: pageInfo.endCursor });
  expect(second.body.data.issues.pageInfo.hasNextPage).toBe(false);
  const all = [...nodes, ...second.body.data.issues.nodes].map(({ identifier }) => identifier);
  expect(new Set(all).size).toBe(12);
});

test('filters go through what an issue belongs to', async () => {
  const keysOf = async (filter: object) => {
    const { body } = await ask(ISSUES, { filter: { ...OPEN, ...filter } });
    return body.data.issues.nodes.map(({ identifier }) => identifier).toSorted();
  };
  expect(
    await keysOf({ assignee: { email: { eqIgnoreCase: 'Tomas.Novak@acme.example' } } }),
  ).toEqual(['WEB-2', 'WEB-6', 'WEB-9']);
  expect(await keysOf({ labels: { name: { in: ['a11y'] } } })).toEqual(['WEB-14', 'WEB-3']);
  const or = [{ name: { eqIgnoreCase: 'delivery' } }, { slugId: { eq: 'none' } }];
  expect(await keysOf({ project: { or } })).toEqual(['WEB-13', 'WEB-4']);
});

test('what the schema does not have is refused', async () => {
  const { status, body } = await ask('{ issues { nodes { colour } } }');
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
