import type { StandInAnswer, StandInCall } from '../serve.ts';
import { DAY } from './time.ts';
import { fullUserView, type World } from './views.ts';

interface Asked {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const WHOLE = { endCursor: null, hasNextPage: false };

/** The queries of Backstage's modules and of the plugin, by what they ask for; no other. */
export function answerGraphql(world: World, { body }: StandInCall): StandInAnswer {
  const { query = '', variables = {} } = JSON.parse(body) as Asked;
  if (query.includes('descendantGroups')) return { body: { data: descendants(world, variables) } };
  if (query.includes('groupMembers')) return { body: { data: members(world, variables) } };
  if (query.includes('coverage')) return { body: { data: coverage(world, variables) } };
  return { body: { errors: [{ message: 'This stand-in does not know what to answer.' }] } };
}

function descendants({ seed }: World, { group }: NonNullable<Asked['variables']>) {
  if (!seed.groups.some(({ path }) => path === group)) return { group: null };
  const nodes = seed.groups
    .filter(({ path }) => path.startsWith(`${String(group)}/`))
    .map(({ id, name, description, path, parent }) => ({
      id: `gid://gitlab/Group/${id}`,
      name,
      description,
      fullPath: path,
      visibility: 'private',
      parent: { id: `gid://gitlab/Group/${parent}` },
    }));
  return { group: { descendantGroups: { nodes, pageInfo: WHOLE } } };
}

function members(world: World, { group }: NonNullable<Asked['variables']>) {
  const found = world.seed.groups.find(({ path }) => path === group);
  if (found === undefined) return { group: null };
  const nodes = found.members.map((member) => {
    const { username, name, email } = member;
    const { web_url, state } = fullUserView(world, member);
    return {
      user: {
        id: `gid://gitlab/User/${member.id}`,
        username,
        name,
        publicEmail: email,
        state,
        webUrl: web_url,
        avatarUrl: null,
      },
    };
  });
  return { group: { groupMembers: { nodes, pageInfo: WHOLE } } };
}

/** Of pipelines since `updatedAfter`, a date. */
function coverage({ seed, now }: World, variables: NonNullable<Asked['variables']>) {
  const project = seed.projects.find(({ path }) => path === variables['projectSlug']);
  if (project === undefined) return { project: null };
  const since = Date.parse(String(variables['updatedAfter'])) || now.getTime() - 30 * DAY;
  const nodes = project.pipelines
    .filter(({ ref }) => ref === variables['projectDefaultBranch'])
    .filter(({ createdAt }) => createdAt.getTime() >= since)
    .map((each) => ({ coverage: each.coverage ?? null, createdAt: each.createdAt.toISOString() }));
  return { project: { pipelines: { nodes } } };
}
