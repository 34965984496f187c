import { stamp } from '../clock.ts';
import { nodeId, type Organization, type Team, type User, type World } from '../world.ts';

type Json = Record<string, unknown>;

export function avatarUrl(world: World, id: number): string {
  return `${world.addresses.own}/avatars/u/${id}?v=4`;
}

function account(world: World, login: string, id: number, type: 'User' | 'Organization'): Json {
  const url = `${world.addresses.api}/users/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: avatarUrl(world, id),
    gravatar_id: '',
    url,
    html_url: `${world.addresses.web}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

export function simpleUser(world: World, user: User): Json {
  return account(world, user.login, user.id, 'User');
}

/** An organization in a place where GitHub shows an account of either kind. */
export function organizationAsUser(world: World): Json {
  return account(world, world.organization.login, world.organization.id, 'Organization');
}

export function publicUser(world: World, user: User): Json {
  return {
    ...simpleUser(world, user),
    name: user.name,
    company: `@${world.organization.login}`,
    blog: '',
    location: user.location,
    email: user.email,
    hireable: null,
    bio: user.bio,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: stamp(user.createdAt),
    updated_at: stamp(user.createdAt),
  };
}

export function privateUser(world: World, user: User): Json {
  return {
    ...publicUser(world, user),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
    plan: { name: 'enterprise', space: 976_562_499, collaborators: 0, private_repos: 9999 },
  };
}

/** `GET /users/{username}` of an organization. */
export function organizationAsPublicUser(world: World): Json {
  const { organization } = world;
  return {
    ...organizationAsUser(world),
    name: organization.name,
    company: null,
    blog: '',
    location: organization.location,
    email: organization.email,
    hireable: null,
    bio: null,
    public_repos: world.repositories.filter(({ visibility }) => visibility === 'public').length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: stamp(organization.createdAt),
    updated_at: stamp(organization.createdAt),
  };
}

export function simpleOrganization(world: World): Json {
  const { login, id, description }: Organization = world.organization;
  const url = `${world.addresses.api}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: avatarUrl(world, id),
    description,
  };
}

export function fullOrganization(world: World): Json {
  const { organization } = world;
  return {
    ...simpleOrganization(world),
    name: organization.name,
    location: organization.location,
    email: organization.email,
    is_verified: true,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: world.repositories.filter(({ visibility }) => visibility === 'public').length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${world.addresses.web}/${organization.login}`,
    type: 'Organization',
    created_at: stamp(organization.createdAt),
    updated_at: stamp(organization.createdAt),
    archived_at: null,
    members_can_create_repositories: true,
    two_factor_requirement_enabled: true,
    plan: { name: 'enterprise', space: 976_562_499, private_repos: 9999 },
  };
}

export function simpleTeam(world: World, team: Team): Json {
  const url = `${world.addresses.api}/organizations/${world.organization.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    url,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    html_url: `${world.addresses.web}/orgs/${world.organization.login}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: team.description,
    permission: 'push',
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    type: 'organization',
    organization_id: world.organization.id,
  };
}

export function teamView(world: World, team: Team): Json {
  const parent = world.teams.find(({ slug }) => slug === team.parent);
  return { ...simpleTeam(world, team), parent: parent ? simpleTeam(world, parent) : null };
}

export function fullTeam(world: World, team: Team): Json {
  const date = stamp(world.organization.createdAt);
  return {
    ...teamView(world, team),
    members_count: team.members.length,
    repos_count: world.repositories.filter(({ teams }) => teams.has(team.slug)).length,
    created_at: date,
    updated_at: date,
    organization: fullOrganization(world),
  };
}
