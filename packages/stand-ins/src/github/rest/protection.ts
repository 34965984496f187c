import {
  fields,
  GithubRefusal,
  json,
  noContent,
  type Answer,
  type Call,
  type Route,
} from '../call.ts';
import { resolveCommit } from '../git.ts';
import { repositoryUrl } from '../views/repositories.ts';
import type { BranchProtection, Repository } from '../world.ts';
import { repositoryOf } from './lookup.ts';

function enabled(request: BranchProtection['request'], name: string): { enabled: boolean } {
  return { enabled: request[name] === true };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function statusChecks(url: string, wanted: Record<string, unknown>): Record<string, unknown> {
  const contexts = strings(wanted['contexts']);
  return {
    url: `${url}/required_status_checks`,
    strict: wanted['strict'] === true,
    contexts,
    contexts_url: `${url}/required_status_checks/contexts`,
    checks: contexts.map((context) => ({ context, app_id: null })),
  };
}

function reviews(url: string, wanted: Record<string, unknown>): Record<string, unknown> {
  const count = wanted['required_approving_review_count'];
  return {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: wanted['dismiss_stale_reviews'] === true,
    require_code_owner_reviews: wanted['require_code_owner_reviews'] === true,
    require_last_push_approval: wanted['require_last_push_approval'] === true,
    required_approving_review_count: typeof count === 'number' ? count : 1,
  };
}

/** What GitHub shows of a protection, made of what was asked for. */
export function protectionView(url: string, protection: BranchProtection): Record<string, unknown> {
  const { request } = protection;
  const has = (name: string): boolean => request[name] !== null && request[name] !== undefined;
  return {
    url,
    ...(has('required_status_checks')
      ? { required_status_checks: statusChecks(url, fields(request['required_status_checks'])) }
      : {}),
    ...(has('required_pull_request_reviews')
      ? {
          required_pull_request_reviews: reviews(
            url,
            fields(request['required_pull_request_reviews']),
          ),
        }
      : {}),
    required_signatures: { url: `${url}/required_signatures`, enabled: protection.signatures },
    enforce_admins: { url: `${url}/enforce_admins`, ...enabled(request, 'enforce_admins') },
    required_linear_history: enabled(request, 'required_linear_history'),
    allow_force_pushes: enabled(request, 'allow_force_pushes'),
    allow_deletions: enabled(request, 'allow_deletions'),
    block_creations: enabled(request, 'block_creations'),
    required_conversation_resolution: enabled(request, 'required_conversation_resolution'),
  };
}

interface Place {
  readonly repository: Repository;
  readonly branch: string;
  readonly url: string;
}

async function placeOf(call: Call): Promise<Place> {
  const repository = repositoryOf(call);
  const branch = call.params['branch'] ?? '';
  const sha = await resolveCommit(repository.directory, `refs/heads/${branch}`);
  if (sha === undefined) throw new GithubRefusal(404, 'Branch not found');
  const base = `${repositoryUrl(call.world, repository)}/branches/${encodeURIComponent(branch)}`;
  return { repository, branch, url: `${base}/protection` };
}

function existing({ repository, branch }: Place): BranchProtection {
  const protection = repository.protections.get(branch);
  if (!protection) throw new GithubRefusal(404, 'Branch not protected');
  return protection;
}

async function show(call: Call): Promise<Answer> {
  const place = await placeOf(call);
  return json(protectionView(place.url, existing(place)));
}

async function protect(call: Call): Promise<Answer> {
  const place = await placeOf(call);
  const protection: BranchProtection = { request: fields(call.body), signatures: false };
  place.repository.protections.set(place.branch, protection);
  return json(protectionView(place.url, protection));
}

async function unprotect(call: Call): Promise<Answer> {
  const place = await placeOf(call);
  existing(place);
  place.repository.protections.delete(place.branch);
  return noContent;
}

async function signatures(call: Call): Promise<Answer> {
  const place = await placeOf(call);
  const protection = existing(place);
  if (call.method === 'POST') protection.signatures = true;
  return json({ url: `${place.url}/required_signatures`, enabled: protection.signatures });
}

const path = '/repos/{owner}/{repo}/branches/{branch}/protection';

export const protectionRoutes: readonly Route[] = [
  { method: 'GET', path, needs: 'token', handler: show },
  { method: 'PUT', path, needs: 'token', handler: protect },
  { method: 'DELETE', path, needs: 'token', handler: unprotect },
  { method: 'GET', path: `${path}/required_signatures`, needs: 'token', handler: signatures },
  { method: 'POST', path: `${path}/required_signatures`, needs: 'token', handler: signatures },
];
