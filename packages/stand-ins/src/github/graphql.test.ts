import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fields } from './call.ts';
import { startGithubStandIn, type GithubStandIn } from './index.ts';

let standIn: GithubStandIn;
let octokit: Octokit;

beforeAll(async () => {
  standIn = await startGithubStandIn({ organization: 'globex' });
  octokit = new Octokit({ auth: standIn.token, baseUrl: standIn.apiUrl });
});
afterAll(() => standIn.stop());

async function raw(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(standIn.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${standIn.token}`, ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: await response.json() };
}

/** The queries of @backstage/plugin-catalog-backend-module-github 0.14. */
const repositories = `query repositories($org: String!, $catalogPathRef: String!, $cursor: String, $repositoriesPageSize: Int!) {
  repositoryOwner(login: $org) { login
    repositories(first: $repositoriesPageSize, after: $cursor) {
      nodes { name
        catalogInfoFile: object(expression: $catalogPathRef) { __typename ... on Blob { id text } }
        url isArchived isFork visibility
        repositoryTopics(first: 100) { nodes { ... on RepositoryTopic { topic { name } } } }
        defaultBranchRef { name } }
      pageInfo { hasNextPage endCursor } } } }`;

const users = `query users($org: String!, $email: Boolean!, $cursor: String, $organizationMembersPageSize: Int!) {
  organization(login: $org) {
    membersWithRole(first: $organizationMembersPageSize, after: $cursor) {
      pageInfo { hasNextPage, endCursor }
      nodes { avatarUrl, bio, email @include(if: $email), id, login, name, suspendedAt,
        organizationVerifiedDomainEmails(login: $org) } } } }`;

const teams = `query teams($org: String!, $cursor: String, $userLogins: [String!] = "", $teamsPageSize: Int!, $membersPageSize: Int!) {
  organization(login: $org) { teams(first: $teamsPageSize, after: $cursor, userLogins: $userLogins) {
    pageInfo { hasNextPage endCursor }
    nodes { slug combinedSlug name description avatarUrl editTeamUrl parentTeam { slug }
      members(first: $membersPageSize, membership: IMMEDIATE) {
        pageInfo { hasNextPage } nodes { login } } } } } }`;

interface Page {
  nodes: Record<string, unknown>[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

describe('GraphQL', () => {
  it("answers discovery's question page by page", async () => {
    const found: Record<string, unknown>[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const answer = await octokit.graphql<{ repositoryOwner: { repositories: Page } }>(
        repositories,
        {
          org: 'globex',
          catalogPathRef: 'HEAD:catalog-info.yaml',
          cursor,
          repositoriesPageSize: 3,
        },
      );
      const page = answer.repositoryOwner.repositories;
      found.push(...page.nodes);
      ({ endCursor: cursor, hasNextPage: more } = page.pageInfo);
    }
    expect(found.map(({ name }) => name)).toEqual([
      'payments-service',
      'storefront',
      'platform-config',
      'software-templates',
    ]);
    expect(found[0]).toMatchObject({
      url: `${standIn.url}/globex/payments-service`,
      visibility: 'INTERNAL',
      defaultBranchRef: { name: 'main' },
      catalogInfoFile: { __typename: 'Blob', text: expect.stringContaining('kind: Component') },
    });
  });

  it('answers what the organization provider asks', async () => {
    const people = await octokit.graphql<{ organization: { membersWithRole: Page } }>(users, {
      org: 'globex',
      email: true,
      organizationMembersPageSize: 50,
    });
    const { data: me } = await octokit.users.getAuthenticated();
    expect(people.organization.membersWithRole.nodes[0]).toMatchObject({
      id: me.node_id,
      login: 'lucia-rossi',
      email: 'lucia.rossi@globex.example',
      suspendedAt: null,
    });
    const all = await octokit.graphql<{ organization: { teams: Page } }>(teams, {
      org: 'globex',
      userLogins: ['amara-okafor'],
      teamsPageSize: 25,
      membersPageSize: 50,
    });
    expect(all.organization.teams.nodes).toMatchObject([
      {
        slug: 'web',
        combinedSlug: 'globex/web',
        parentTeam: { slug: 'platform' },
        members: { nodes: [{ login: 'tomas-novak' }, { login: 'amara-okafor' }] },
      },
    ]);
  });

  it('answers any valid query, also about what it does not have', async () => {
    const answer = await raw(`{
      viewer { login pullRequests(first: 1) { totalCount nodes { title } } sponsorsListing { id } }
      repository(owner: "globex", name: "payments-service") {
        issues(first: 5, states: OPEN) { totalCount edges { node { number author { login } } } }
        codeOfConduct { name } mergeCommitAllowed licenseInfo { spdxId } issueTemplates { name }
        defaultBranchRef { target { ... on Commit { history(first: 1) { nodes { messageHeadline author { user { login } } statusCheckRollup { state } } } } } } }
      node(id: "${Buffer.from('012:Organization9001').toString('base64')}") { __typename id }
      search(query: "org:globex topic:react", type: REPOSITORY, first: 5) { repositoryCount nodes { ... on Repository { name } } }
      rateLimit { remaining } }`);
    expect(answer.body).toMatchObject({
      data: {
        viewer: { login: 'lucia-rossi', pullRequests: { totalCount: 0, nodes: [] } },
        repository: {
          issues: { totalCount: 0, edges: [] },
          codeOfConduct: null,
          mergeCommitAllowed: false,
          defaultBranchRef: {
            target: {
              history: {
                nodes: [
                  {
                    messageHeadline: 'Raise the time limit of calls',
                    author: { user: { login: 'mina-park' } },
                  },
                ],
              },
            },
          },
        },
        node: { __typename: 'Organization' },
        search: { repositoryCount: 1, nodes: [{ name: 'storefront' }] },
      },
    });
    expect(answer.body).not.toHaveProperty('errors');
  });

  it('refuses as GitHub does', async () => {
    const errors = async (query: string) => fields((await raw(query)).body)['errors'];
    expect(await errors('{ organization(login: "nobody") { login } }')).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['organization'],
        message: "Could not resolve to an Organization with the login of 'nobody'.",
      },
    ]);
    expect(await errors('{ viewer { nonsense } }')).toMatchObject([
      { message: expect.stringContaining('nonsense') },
    ]);
    expect(await errors('{ viewer {')).toHaveLength(1);
    expect(await errors('{ viewer { organizations { totalCount } } }')).toMatchObject([
      { type: 'MISSING_PAGINATION_BOUNDARIES' },
    ]);
    expect(
      await errors('mutation { addStar(input: { starrableId: "x" }) { clientMutationId } }'),
    ).toMatchObject([{ message: 'The stand-in does not offer the mutation addStar' }]);
    expect((await raw('{ viewer { login } }', { authorization: 'bearer no' })).status).toBe(401);
  });
});
