import { stamp } from '../clock.ts';
import {
  findRepository,
  findTeam,
  nodeId,
  sameName,
  type Repository,
  type Team,
  type User,
} from '../world.ts';
import { avatarUrl } from '../views/accounts.ts';
import { connect, type Connection, type ConnectionArguments } from './connection.ts';
import type { GraphqlContext, Node } from './context.ts';
import { repositoryNode } from './repositories.ts';

type Args = ConnectionArguments & Readonly<Record<string, unknown>>;

function dates(createdAt: Date): Record<string, string> {
  return { createdAt: stamp(createdAt), updatedAt: stamp(createdAt) };
}

interface RepositoryArguments extends ConnectionArguments {
  readonly isArchived?: boolean | null;
  readonly isFork?: boolean | null;
  readonly privacy?: 'PUBLIC' | 'PRIVATE' | null;
  readonly visibility?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
}

const orders: Readonly<Record<string, (repository: Repository) => string | number>> = {
  NAME: ({ name }) => name.toLowerCase(),
  CREATED_AT: ({ createdAt }) => createdAt.getTime(),
  UPDATED_AT: ({ updatedAt }) => updatedAt.getTime(),
  PUSHED_AT: ({ pushedAt }) => pushedAt.getTime(),
};

function repositoriesOf(context: GraphqlContext, owner: string) {
  return (args: RepositoryArguments): Connection<Node> => {
    const own = context.world.repositories
      .filter((repository) => sameName(repository.owner, owner))
      .filter(({ archived }) => (args.isArchived ?? archived) === archived)
      .filter(() => args.isFork !== true)
      .filter(({ visibility }) => !args.visibility || visibility.toUpperCase() === args.visibility)
      .filter(
        ({ visibility }) =>
          !args.privacy || (visibility === 'public') === (args.privacy === 'PUBLIC'),
      );
    const key = args.orderBy ? orders[args.orderBy.field] : undefined;
    if (key !== undefined) {
      own.sort((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
      if (args.orderBy?.direction === 'DESC') own.reverse();
    }
    return connect(
      own.map((repository) => repositoryNode(context, repository)),
      args,
      'repositories',
    );
  };
}

function repositoryOf(context: GraphqlContext, owner: string) {
  return ({ name }: { readonly name: string }): Node | null => {
    const found = findRepository(context.world, owner, name);
    return found ? repositoryNode(context, found) : null;
  };
}

export function userNode(context: GraphqlContext, user: User): Node {
  const { world, actor } = context;
  return {
    __typename: 'User',
    id: nodeId('User', user.id),
    databaseId: user.id,
    login: user.login,
    name: user.name,
    email: user.email,
    bio: user.bio,
    bioHTML: `<div>${user.bio}</div>`,
    location: user.location,
    company: `@${world.organization.login}`,
    avatarUrl: avatarUrl(world, user.id),
    url: `${world.addresses.web}/${user.login}`,
    resourcePath: `/${user.login}`,
    isViewer: actor.user.login === user.login,
    suspendedAt: null,
    ...dates(user.createdAt),
    organizationVerifiedDomainEmails: ({ login }: { readonly login: string }) =>
      sameName(login, world.organization.login) ? [user.email] : [],
    organization: ({ login }: { readonly login: string }) =>
      sameName(login, world.organization.login) ? organizationNode(context) : null,
    organizations: (args: Args) => connect([organizationNode(context)], args, 'organizations'),
    repositories: repositoriesOf(context, user.login),
    repository: repositoryOf(context, user.login),
  };
}

interface MemberArguments extends ConnectionArguments {
  readonly query?: string | null;
}

function members(context: GraphqlContext) {
  return (args: MemberArguments): Connection<Node> => {
    const page = connect(
      context.world.users.map((user) => userNode(context, user)),
      args,
      'membersWithRole',
    );
    const roles = new Map(context.world.users.map(({ login, role }) => [login, role]));
    return {
      ...page,
      edges: page.edges.map((edge) => ({
        ...edge,
        role: roles.get(String(edge.node['login'])) === 'admin' ? 'ADMIN' : 'MEMBER',
        hasTwoFactorEnabled: true,
      })),
    };
  };
}

interface TeamArguments extends ConnectionArguments {
  readonly userLogins?: readonly string[] | null;
  readonly query?: string | null;
  readonly rootTeamsOnly?: boolean | null;
}

function teams(context: GraphqlContext) {
  return (args: TeamArguments): Connection<Node> => {
    const logins = args.userLogins ?? [];
    const found = context.world.teams
      .filter(({ parent }) => args.rootTeamsOnly !== true || parent === undefined)
      .filter(({ name }) => !args.query || name.toLowerCase().includes(args.query.toLowerCase()))
      .filter(
        (team) =>
          logins.length === 0 ||
          team.members.some((member) => logins.some((login) => sameName(login, member))),
      );
    return connect(
      found.map((team) => teamNode(context, team)),
      args,
      'teams',
    );
  };
}

export function organizationNode(context: GraphqlContext): Node {
  const { world } = context;
  const { organization } = world;
  const url = `${world.addresses.web}/${organization.login}`;
  return {
    __typename: 'Organization',
    id: nodeId('Organization', organization.id),
    databaseId: organization.id,
    login: organization.login,
    name: organization.name,
    description: organization.description,
    email: organization.email,
    location: organization.location,
    avatarUrl: avatarUrl(world, organization.id),
    url,
    resourcePath: `/${organization.login}`,
    teamsUrl: `${world.addresses.web}/orgs/${organization.login}/teams`,
    isVerified: true,
    viewerIsAMember: true,
    viewerCanAdminister: context.actor.user.role === 'admin',
    viewerCanCreateRepositories: true,
    viewerCanCreateTeams: true,
    ...dates(organization.createdAt),
    membersWithRole: members(context),
    teams: teams(context),
    team: ({ slug }: { readonly slug: string }) => {
      const team = findTeam(world, slug);
      return team ? teamNode(context, team) : null;
    },
    repositories: repositoriesOf(context, organization.login),
    repository: repositoryOf(context, organization.login),
  };
}

interface TeamMemberArguments extends ConnectionArguments {
  readonly membership?: 'ALL' | 'IMMEDIATE' | 'CHILD_TEAM' | null;
}

function below(context: GraphqlContext, team: Team): Team[] {
  const children = context.world.teams.filter(({ parent }) => parent === team.slug);
  return children.flatMap((child) => [child, ...below(context, child)]);
}

function teamMembers(context: GraphqlContext, team: Team) {
  return (args: TeamMemberArguments): Connection<Node> => {
    const membership = args.membership ?? 'ALL';
    const from = membership === 'CHILD_TEAM' ? [] : [team];
    if (membership !== 'IMMEDIATE') from.push(...below(context, team));
    const logins = new Set(from.flatMap((each) => each.members));
    const page = connect(
      context.world.users
        .filter(({ login }) => logins.has(login))
        .map((user) => userNode(context, user)),
      args,
      'members',
    );
    return {
      ...page,
      edges: page.edges.map((edge) => ({
        ...edge,
        role: edge.node['login'] === team.members[0] ? 'MAINTAINER' : 'MEMBER',
      })),
    };
  };
}

export function teamNode(context: GraphqlContext, team: Team): Node {
  const { world } = context;
  const login = world.organization.login;
  const path = `/orgs/${login}/teams/${team.slug}`;
  const url = world.addresses.web + path;
  return {
    __typename: 'Team',
    id: nodeId('Team', team.id),
    databaseId: team.id,
    slug: team.slug,
    combinedSlug: `${login}/${team.slug}`,
    name: team.name,
    description: team.description,
    avatarUrl: avatarUrl(world, team.id),
    privacy: 'VISIBLE',
    notificationSetting: 'NOTIFICATIONS_ENABLED',
    url,
    resourcePath: path,
    editTeamUrl: `${url}/edit`,
    membersUrl: `${url}/members`,
    repositoriesUrl: `${url}/repositories`,
    teamsUrl: `${url}/teams`,
    newTeamUrl: `${world.addresses.web}/orgs/${login}/new-team`,
    viewerCanAdminister: context.actor.user.role === 'admin',
    ...dates(world.organization.createdAt),
    organization: () => organizationNode(context),
    parentTeam: () => {
      const parent = world.teams.find(({ slug }) => slug === team.parent);
      return parent ? teamNode(context, parent) : null;
    },
    childTeams: (args: Args) =>
      connect(
        world.teams
          .filter(({ parent }) => parent === team.slug)
          .map((child) => teamNode(context, child)),
        args,
        'childTeams',
      ),
    members: teamMembers(context, team),
    repositories: (args: Args) =>
      connect(
        world.repositories
          .filter((each) => each.teams.has(team.slug))
          .map((each) => repositoryNode(context, each)),
        args,
        'repositories',
      ),
  };
}
