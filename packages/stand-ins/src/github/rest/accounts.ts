import { json, list, noContent, notFound, type Call, type Route } from '../call.ts';
import { findUser, isOrganization, sameName } from '../world.ts';
import {
  fullOrganization,
  fullTeam,
  organizationAsPublicUser,
  privateUser,
  publicUser,
  simpleOrganization,
  simpleTeam,
  simpleUser,
  teamView,
} from '../views/accounts.ts';
import { minimalRepository } from '../views/repositories.ts';
import { actorOf, checkOrganization, teamOf } from './lookup.ts';

function membership(call: Call, login: string) {
  const { world } = call;
  const user = findUser(world, login);
  if (!user) throw notFound();
  const organizationUrl = `${world.addresses.api}/orgs/${world.organization.login}`;
  return json({
    url: `${organizationUrl}/memberships/${user.login}`,
    state: 'active',
    role: user.role,
    organization_url: organizationUrl,
    organization: simpleOrganization(world),
    user: simpleUser(world, user),
  });
}

const me: readonly Route[] = [
  {
    method: 'GET',
    path: '/user',
    needs: 'token',
    handler: (call) => json(privateUser(call.world, actorOf(call).user)),
  },
  {
    method: 'GET',
    path: '/user/emails',
    needs: 'token',
    handler: (call) =>
      list(call, [actorOf(call).user], ({ email }) => ({
        email,
        primary: true,
        verified: true,
        visibility: 'public',
      })),
  },
  {
    method: 'GET',
    path: '/user/orgs',
    needs: 'token',
    handler: (call) => list(call, [call.world], simpleOrganization),
  },
  {
    method: 'GET',
    path: '/user/teams',
    needs: 'token',
    handler: (call) => {
      const { login } = actorOf(call).user;
      const mine = call.world.teams.filter(({ members }) => members.includes(login));
      return list(call, mine, (team) => fullTeam(call.world, team));
    },
  },
  {
    method: 'GET',
    path: '/user/memberships/orgs/{org}',
    needs: 'token',
    handler: (call) => {
      checkOrganization(call);
      return membership(call, actorOf(call).user.login);
    },
  },
];

const users: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{username}',
    handler: (call) => {
      const login = call.params['username'] ?? '';
      if (isOrganization(call.world, login)) return json(organizationAsPublicUser(call.world));
      const user = findUser(call.world, login);
      if (!user) throw notFound();
      return json(publicUser(call.world, user));
    },
  },
  {
    method: 'GET',
    path: '/users/{username}/orgs',
    handler: (call) => {
      if (!findUser(call.world, call.params['username'] ?? '')) throw notFound();
      return list(call, [call.world], simpleOrganization);
    },
  },
  {
    method: 'GET',
    path: '/users/{username}/repos',
    handler: (call) => {
      const login = call.params['username'] ?? '';
      const own = call.world.repositories.filter(
        ({ owner, visibility }) =>
          sameName(owner, login) && (visibility === 'public' || call.actor !== undefined),
      );
      return list(call, own, (repository) => minimalRepository(call.world, repository));
    },
  },
];

const organizations: readonly Route[] = [
  {
    method: 'GET',
    path: '/orgs/{org}',
    handler: (call) => {
      checkOrganization(call);
      return json(fullOrganization(call.world));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/members',
    handler: (call) => {
      checkOrganization(call);
      const role = call.url.searchParams.get('role') ?? 'all';
      const members = call.world.users.filter((user) => role === 'all' || user.role === role);
      return list(call, members, (user) => simpleUser(call.world, user));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/members/{username}',
    needs: 'token',
    handler: (call) => {
      checkOrganization(call);
      if (!findUser(call.world, call.params['username'] ?? '')) throw notFound();
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/memberships/{username}',
    needs: 'token',
    handler: (call) => {
      checkOrganization(call);
      return membership(call, call.params['username'] ?? '');
    },
  },
];

const teams: readonly Route[] = [
  {
    method: 'GET',
    path: '/orgs/{org}/teams',
    needs: 'token',
    handler: (call) => {
      checkOrganization(call);
      return list(call, call.world.teams, (team) => teamView(call.world, team));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}',
    needs: 'token',
    handler: (call) => json(fullTeam(call.world, teamOf(call))),
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/members',
    needs: 'token',
    handler: (call) => {
      const { members } = teamOf(call);
      const found = call.world.users.filter(({ login }) => members.includes(login));
      return list(call, found, (user) => simpleUser(call.world, user));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
    needs: 'token',
    handler: (call) => {
      const team = teamOf(call);
      const login = call.params['username'] ?? '';
      const index = team.members.findIndex((member) => sameName(member, login));
      if (index === -1) throw notFound();
      const { url } = simpleTeam(call.world, team);
      return json({
        url: `${String(url)}/memberships/${login}`,
        role: index === 0 ? 'maintainer' : 'member',
        state: 'active',
      });
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/repos',
    needs: 'token',
    handler: (call) => {
      const { slug } = teamOf(call);
      const found = call.world.repositories.filter((repository) => repository.teams.has(slug));
      return list(call, found, (repository) => minimalRepository(call.world, repository));
    },
  },
];

export const accountRoutes: readonly Route[] = [...me, ...users, ...organizations, ...teams];
