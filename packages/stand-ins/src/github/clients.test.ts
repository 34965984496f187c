import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGithubStandIn, type GithubStandIn } from './index.ts';

const run = promisify(execFile);
const at = { owner: 'acme', repo: 'payments-service' };
const quiet = (): void => undefined;
let standIn: GithubStandIn;
let octokit: Octokit;
let clock: Date;

beforeAll(async () => {
  clock = new Date('2026-03-10T12:00:00Z');
  standIn = await startGithubStandIn({ now: () => clock });
  octokit = new Octokit({
    auth: standIn.token,
    baseUrl: standIn.apiUrl,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
});
afterAll(() => standIn.stop());

describe('workflow runs, as the plugin for GitHub Actions asks for them', () => {
  it('shows a run in every state with its jobs and steps', async () => {
    const { data } = await octokit.actions.listWorkflowRunsForRepo({ ...at, per_page: 6, page: 0 });
    expect(data.total_count).toBe(8);
    expect(data.workflow_runs.map((each) => each.conclusion ?? each.status)).toEqual([
      'in_progress',
      'failure',
      'success',
      'success',
      'success',
      'cancelled',
    ]);
    expect(data.workflow_runs[2]?.head_commit?.message).toBe('Document the interface');
    for (const each of data.workflow_runs) {
      const jobs = await octokit.actions.listJobsForWorkflowRun({ ...at, run_id: each.id });
      expect(jobs.data.jobs.every(({ steps }) => (steps ?? []).length > 0)).toBe(true);
    }
    const refunds = await octokit.actions.listWorkflowRunsForRepo({ ...at, branch: 'refunds' });
    expect(refunds.data.workflow_runs.map(({ conclusion }) => conclusion)).toEqual([
      'cancelled',
      'failure',
    ]);
  });

  it('runs again: queued, in progress, then well', async () => {
    const failed = await octokit.actions.listWorkflowRunsForRepo({ ...at, status: 'failure' });
    const run_id = failed.data.workflow_runs[0]?.id ?? 0;
    const state = async () => {
      const { data } = await octokit.actions.getWorkflowRun({ ...at, run_id });
      return [data.run_attempt, data.status, data.conclusion];
    };
    await octokit.actions.reRunWorkflow({ ...at, run_id });
    expect(await state()).toEqual([2, 'queued', null]);
    clock = new Date(clock.getTime() + 5000);
    expect(await state()).toEqual([2, 'in_progress', null]);
    await expect(octokit.actions.reRunWorkflow({ ...at, run_id })).rejects.toThrow(
      'already running',
    );
    clock = new Date(clock.getTime() + 60_000);
    expect(await state()).toEqual([2, 'completed', 'success']);
  });

  it('gives the log of a job, the branches and the default branch', async () => {
    const runs = await octokit.actions.listWorkflowRunsForRepo({ ...at, branch: 'refunds' });
    const run_id = runs.data.workflow_runs[1]?.id ?? 0;
    const { data } = await octokit.actions.listJobsForWorkflowRun({ ...at, run_id });
    const job_id = data.jobs.find(({ name }) => name === 'test')?.id ?? 0;
    const log = await octokit.actions.downloadJobLogsForWorkflowRun({ ...at, job_id });
    expect(log.data).toContain('##[error]Error: Process completed with exit code 1.');
    const branches = await octokit.repos.listBranches(at);
    expect(branches.data.map(({ name }) => name)).toEqual(['main', 'refunds']);
    expect((await octokit.repos.get(at)).data.default_branch).toBe('main');
  });
});

describe('files', () => {
  it('are read by path, by tree and as an archive', async () => {
    const raw = await octokit.repos.getContent({
      ...at,
      path: 'catalog-info.yaml',
      mediaType: { format: 'raw' },
    });
    expect(raw.data).toContain('name: payments-service');
    const status = await octokit.repos.getCombinedStatusForRef({ ...at, ref: 'main' });
    const archive = status.data.repository.archive_url
      .replace('{archive_format}', 'tarball')
      .replace('{/ref}', `/${status.data.sha}`);
    const response = await fetch(archive, { headers: { authorization: `token ${standIn.token}` } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  });

  it('have the same commits for the same moment', async () => {
    const tip = async (from: GithubStandIn) => {
      const client = new Octokit({ auth: from.token, baseUrl: from.apiUrl });
      return (await client.repos.getBranch({ ...at, branch: 'main' })).data.commit.sha;
    };
    const now = () => new Date('2026-03-10T12:00:00Z');
    const other = await startGithubStandIn({ now });
    expect(await tip(other)).toBe(await tip(standIn));
    await other.stop();
  });
});

describe('a new repository', () => {
  it('is created, pushed to by git, and read back', async () => {
    const created = await octokit.repos.createInOrg({ org: 'acme', name: 'ledger' });
    const folder = await mkdtemp(join(tmpdir(), 'stand-in-push-'));
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
        cwd: folder,
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
      });
    await git('init', '--quiet', '--initial-branch=trunk');
    await writeFile(join(folder, 'README.md'), '# Ledger\n');
    await git('add', '.');
    await git('commit', '--quiet', '--message=First');
    const url = new URL(created.data.clone_url);
    await expect(git('push', '--quiet', url.href, 'trunk')).rejects.toThrow();
    url.username = 'x-access-token';
    url.password = 'wrong';
    await expect(git('push', '--quiet', url.href, 'trunk')).rejects.toThrow();
    url.password = standIn.token;
    await git('push', '--quiet', url.href, 'trunk');
    const { data } = await octokit.repos.get({ owner: 'acme', repo: 'ledger' });
    expect(data.default_branch).toBe('trunk');
    const readme = await octokit.repos.getReadme({ owner: 'acme', repo: 'ledger' });
    expect(Buffer.from(readme.data.content, 'base64').toString()).toBe('# Ledger\n');
    const protect = { owner: 'acme', repo: 'ledger', branch: 'trunk', enforce_admins: true };
    await octokit.repos.updateBranchProtection({
      ...protect,
      required_status_checks: null,
      required_pull_request_reviews: null,
      restrictions: null,
    });
    const branch = await octokit.repos.getBranch(protect);
    expect(branch.data.protected).toBe(true);
    await rm(folder, { recursive: true });
  });

  it('writes down what was asked', () => {
    expect(standIn.requests()).toContainEqual({
      method: 'POST',
      path: '/api/v3/orgs/acme/repos',
      query: '',
      status: 201,
      login: 'lucia-rossi',
    });
  });
});

describe('in place of github.com', () => {
  it('links to github.com and serves from its own address', async () => {
    const other = await startGithubStandIn({ webUrl: 'https://github.com/' });
    const client = new Octokit({ auth: other.token, baseUrl: other.apiUrl });
    const { data } = await client.repos.get(at);
    expect(data.html_url).toBe('https://github.com/acme/payments-service');
    expect(data.clone_url).toBe(`${other.url}/acme/payments-service.git`);
    expect(data.url).toBe(`${other.apiUrl}/repos/acme/payments-service`);
    await other.stop();
  });
});
