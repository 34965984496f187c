import { HOUR, stamp } from '../clock.ts';
import { findRepository, findUser, isOrganization, nodeId, type Repository } from '../world.ts';
import { organizationNode, teamNode, userNode } from './accounts.ts';
import { connect, refusal, type ConnectionArguments } from './connection.ts';
import type { GraphqlContext, Node } from './context.ts';
import { repositoryNode } from './repositories.ts';

function unresolved(kind: string, by: string, value: string): Error {
  return refusal('NOT_FOUND', `Could not resolve to ${kind} with the ${by} of '${value}'.`);
}

function account(context: GraphqlContext, login: string): Node | undefined {
  if (isOrganization(context.world, login)) return organizationNode(context);
  const user = findUser(context.world, login);
  return user && userNode(context, user);
}

function nodeById(context: GraphqlContext, id: string): Node {
  const { world } = context;
  if (id === nodeId('Organization', world.organization.id)) return organizationNode(context);
  const user = world.users.find((each) => nodeId('User', each.id) === id);
  if (user) return userNode(context, user);
  const team = world.teams.find((each) => nodeId('Team', each.id) === id);
  if (team) return teamNode(context, team);
  const repository = world.repositories.find((each) => nodeId('Repository', each.id) === id);
  if (repository) return repositoryNode(context, repository);
  throw refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

/** Of GitHub's search language: owner, topic, archived, and words of name and description. */
function matches(repository: Repository, term: string): boolean {
  const [, key, value = ''] = /^(\w+):(.+)$/.exec(term) ?? [];
  const same = (one: string): boolean => one.toLowerCase() === value.toLowerCase();
  switch (key) {
    case 'org':
    case 'user':
      return same(repository.owner);
    case 'repo':
      return same(`${repository.owner}/${repository.name}`);
    case 'topic':
      return repository.topics.some(same);
    case 'archived':
      return repository.archived === (value === 'true');
    case undefined:
      return `${repository.name} ${repository.description ?? ''}`
        .toLowerCase()
        .includes(term.toLowerCase());
    default:
      return true;
  }
}

interface SearchArguments extends ConnectionArguments {
  readonly query: string;
  readonly type: string;
}

function search(context: GraphqlContext, args: SearchArguments): Record<string, unknown> {
  const terms = args.query.split(/\s+/).filter((term) => term !== '');
  const found =
    args.type === 'REPOSITORY'
      ? context.world.repositories.filter((each) => terms.every((term) => matches(each, term)))
      : [];
  return {
    ...connect(
      found.map((each) => repositoryNode(context, each)),
      args,
      'search',
    ),
    repositoryCount: found.length,
  };
}

/** The fields of `Query`. */
export function queryRoot(context: GraphqlContext): Record<string, unknown> {
  const { world, actor } = context;
  return {
    viewer: () => userNode(context, actor.user),
    user: ({ login }: { readonly login: string }) => {
      const user = findUser(world, login);
      if (!user) throw unresolved('a User', 'login', login);
      return userNode(context, user);
    },
    organization: ({ login }: { readonly login: string }) => {
      if (!isOrganization(world, login)) throw unresolved('an Organization', 'login', login);
      return organizationNode(context);
    },
    repositoryOwner: ({ login }: { readonly login: string }) => account(context, login) ?? null,
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const repository = findRepository(world, owner, name);
      if (!repository) throw unresolved('a Repository', 'name', `${owner}/${name}`);
      return repositoryNode(context, repository);
    },
    node: ({ id }: { readonly id: string }) => nodeById(context, id),
    nodes: ({ ids }: { readonly ids: readonly string[] }) => ids.map((id) => nodeById(context, id)),
    search: (args: SearchArguments) => search(context, args),
    rateLimit: {
      cost: 1,
      limit: 5000,
      nodeCount: 0,
      remaining: 4999,
      used: 1,
      resetAt: stamp(new Date(world.now().getTime() + HOUR)),
    },
  };
}
