import { GithubRefusal, list, type Answer, type Call, type Route } from '../call.ts';
import { stamp, stampOrNull } from '../clock.ts';
import { resolveCommit } from '../git.ts';
import { isScanned, scanAlertsOf, type ScanAlert } from '../securityAlerts.ts';
import { simpleUser } from '../views/accounts.ts';
import { repositoryUrl, webUrl } from '../views/repositories.ts';
import type { Repository, World } from '../world.ts';
import { repositoryOf } from './lookup.ts';

async function codeScanning(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  if (!isScanned(call.world, repository)) throw new GithubRefusal(404, 'no analysis found');
  const state = call.url.searchParams.get('state');
  const found = scanAlertsOf(call.world, repository).filter(
    (alert) => state === null || alert.state === state,
  );
  const sha = (await resolveCommit(repository.directory, 'HEAD')) ?? '';
  return list(call, found, (alert) => alertView({ world: call.world, repository, sha }, alert));
}

interface Place {
  readonly world: World;
  readonly repository: Repository;
  readonly sha: string;
}

function alertView({ world, repository, sha }: Place, alert: ScanAlert) {
  const url = `${repositoryUrl(world, repository)}/code-scanning/alerts/${alert.number}`;
  const isDismissed = alert.state === 'dismissed';
  const dismisser = world.users.find(({ role }) => role === 'admin') ?? world.users[0];
  return {
    number: alert.number,
    created_at: stamp(alert.createdAt),
    updated_at: stamp(alert.endedAt ?? alert.createdAt),
    url,
    html_url: `${webUrl(world, repository)}/security/code-scanning/${alert.number}`,
    instances_url: `${url}/instances`,
    state: alert.state,
    fixed_at: alert.state === 'fixed' ? stampOrNull(alert.endedAt) : null,
    dismissed_by: isDismissed && dismisser ? simpleUser(world, dismisser) : null,
    dismissed_at: isDismissed ? stampOrNull(alert.endedAt) : null,
    dismissed_reason: isDismissed ? "won't fix" : null,
    dismissed_comment: null,
    rule: {
      id: alert.rule,
      name: alert.rule,
      severity: alert.severity,
      security_severity_level: alert.security,
      description: alert.description,
      tags: ['security'],
    },
    tool: { name: 'CodeQL', guid: null, version: '2.22.1' },
    most_recent_instance: {
      ref: `refs/heads/${repository.defaultBranch}`,
      analysis_key: '.github/workflows/codeql.yml:analyze',
      environment: '{"language":"javascript-typescript"}',
      category: '/language:javascript-typescript',
      state: alert.state,
      commit_sha: sha,
      message: { text: `${alert.description}.` },
      location: {
        path: alert.file,
        start_line: alert.line,
        end_line: alert.line,
        start_column: 1,
        end_column: 40,
      },
      classifications: [],
    },
  };
}

export const securityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/code-scanning/alerts',
    needs: 'token',
    handler: codeScanning,
  },
];
