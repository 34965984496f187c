import { GithubRefusal, notFound, type Actor, type Call } from '../call.ts';
import { resolveCommit } from '../git.ts';
import { findRepository, findTeam, isOrganization, type Repository, type Team } from '../world.ts';

/** The caller; for routes that need a token. */
export function actorOf(call: Call): Actor {
  if (call.actor === undefined) throw new GithubRefusal(401, 'Requires authentication');
  return call.actor;
}

/** The repository of `{owner}/{repo}`; to who may not see it, it does not exist. */
export function repositoryOf(call: Call): Repository {
  const repository = findRepository(
    call.world,
    call.params['owner'] ?? '',
    call.params['repo'] ?? '',
  );
  if (!repository) throw notFound();
  const seesPrivate = call.actor?.scopes.includes('repo') === true;
  if (repository.visibility !== 'public' && !seesPrivate) throw notFound();
  return repository;
}

export function checkOrganization(call: Call): void {
  if (!isOrganization(call.world, call.params['org'] ?? '')) throw notFound();
}

export function teamOf(call: Call): Team {
  checkOrganization(call);
  const team = findTeam(call.world, call.params['team_slug'] ?? '');
  if (!team) throw notFound();
  return team;
}

/** The commit that `ref` names: a branch, a tag or an object id. */
export async function commitOf(repository: Repository, ref: string): Promise<string> {
  const sha = await resolveCommit(repository.directory, ref);
  if (sha === undefined) throw new GithubRefusal(422, `No commit found for SHA: ${ref}`);
  return sha;
}
