import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NARROW_TOKEN } from '../company.ts';
import { startGithubStandIn, type GithubStandIn } from './index.ts';

let standIn: GithubStandIn;

beforeAll(async () => {
  standIn = await startGithubStandIn();
});
afterAll(() => standIn.stop());

const clientOf = (auth: string) => new Octokit({ auth, baseUrl: standIn.apiUrl });
const repository = { owner: 'acme', repo: 'storefront' };

test('code scanning has open, dismissed and fixed alerts, and can be asked for some', async () => {
  const { codeScanning } = clientOf(standIn.token);
  const all = await codeScanning.listAlertsForRepo(repository);
  expect(all.data.map(({ state }) => state)).toEqual(['open', 'open', 'dismissed', 'fixed']);
  expect(all.data[2]).toMatchObject({ dismissed_reason: "won't fix", fixed_at: null });
  const open = await codeScanning.listAlertsForRepo({ ...repository, state: 'open' });
  expect(open.data.map(({ rule }) => rule.severity)).toEqual(['error', 'warning']);
});

test('to a token without the scope there is no repository, and no analysis where nothing is scanned', async () => {
  const narrow = clientOf(NARROW_TOKEN).codeScanning.listAlertsForRepo(repository);
  await expect(narrow).rejects.toMatchObject({ status: 404 });
  const unscanned = clientOf(standIn.token).codeScanning.listAlertsForRepo({
    ...repository,
    repo: 'software-templates',
  });
  await expect(unscanned).rejects.toMatchObject({ status: 404 });
});

test("Dependabot's alerts are asked for by GraphQL", async () => {
  const ask = clientOf(standIn.token).graphql;
  const { repository: found } = await ask<{ repository: { vulnerabilityAlerts: object } }>(
    `{ repository(name: "storefront", owner: "acme") {
      open: vulnerabilityAlerts(first: 100, states: OPEN) { totalCount }
      vulnerabilityAlerts(first: 1) { totalCount nodes { state dismissedAt securityVulnerability {
        severity package { name } firstPatchedVersion { identifier } } } } } }`,
  );
  expect(found).toEqual({
    open: { totalCount: 3 },
    vulnerabilityAlerts: {
      totalCount: 4,
      nodes: [
        {
          state: 'OPEN',
          dismissedAt: null,
          securityVulnerability: {
            severity: 'CRITICAL',
            package: { name: '@acme/basket-math' },
            firstPatchedVersion: { identifier: '2.4.1' },
          },
        },
      ],
    },
  });
});
