import { createHash } from 'node:crypto';
import type { Pipeline } from './seedPipelines.ts';
import type { Issue, MergeRequest } from './seedWork.ts';
import type { Group, Project, Release, Seed, User } from './seed.ts';
import { after, ago, DAY } from './time.ts';

/** What GitLab's answers are made of. */
export interface World {
  readonly seed: Seed;
  /** `https://gitlab.com`: what links to people begin with. */
  readonly web: string;
  readonly now: Date;
}

export const BRANCH = 'main';

/** The same text gives the same id, as in git. */
export function idOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

export function userView({ web }: World, user: User) {
  const { id, username, name } = user;
  return {
    id,
    username,
    name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${web}/${username}`,
  };
}

/** As an administrator, or the group's owner, sees it. */
export function fullUserView(world: World, user: User) {
  return {
    ...userView(world, user),
    email: user.email,
    public_email: user.email,
    bot: false,
    created_at: ago(world.now, 800 * DAY).toISOString(),
  };
}

const DEVELOPER = 30;
const OWNER = 50;

export function memberView(world: World, user: User) {
  return {
    ...fullUserView(world, user),
    access_level: user.username === world.seed.users[0]?.username ? OWNER : DEVELOPER,
    created_at: ago(world.now, 700 * DAY).toISOString(),
    expires_at: null,
    membership_state: 'active',
    is_using_seat: true,
  };
}

export function groupView({ web, now }: World, group: Group) {
  const { id, name, path, description, parent } = group;
  return {
    id,
    name,
    path: path.split('/').at(-1),
    full_name: name,
    full_path: path,
    description,
    visibility: 'private',
    parent_id: parent ?? null,
    avatar_url: null,
    web_url: `${web}/groups/${path}`,
    created_at: ago(now, 900 * DAY).toISOString(),
  };
}

export function projectView({ web, now }: World, project: Project) {
  const { id, group, name, path, description, issues } = project;
  return {
    id,
    name,
    name_with_namespace: path.split('/').join(' / '),
    path: path.split('/').at(-1),
    path_with_namespace: path,
    description,
    default_branch: BRANCH,
    visibility: 'private',
    archived: false,
    empty_repo: false,
    topics: [],
    avatar_url: null,
    web_url: `${web}/${path}`,
    http_url_to_repo: `${web}/${path}.git`,
    ssh_url_to_repo: `git@${new URL(web).host}:${path}.git`,
    namespace: {
      id: group.id,
      name: group.name,
      path: group.path.split('/').at(-1),
      kind: 'group',
      full_path: group.path,
    },
    open_issues_count: issues.filter(({ state }) => state === 'opened').length,
    star_count: 0,
    forks_count: 0,
    created_at: ago(now, 600 * DAY).toISOString(),
    last_activity_at: ago(now, DAY / 24).toISOString(),
  };
}

export function pipelineView({ web }: World, project: Project, pipeline: Pipeline, index: number) {
  const { status, ref, source, title, createdAt, seconds } = pipeline;
  const id = pipelineId(project, index);
  return {
    id,
    iid: project.pipelines.length - index,
    project_id: project.id,
    name: title,
    sha: idOf(project.path + title),
    ref,
    status,
    source,
    created_at: createdAt.toISOString(),
    updated_at: after(createdAt, seconds).toISOString(),
    web_url: `${web}/${project.path}/-/pipelines/${id}`,
  };
}

function pipelineId(project: Project, index: number): number {
  return 1_904_418_000 + (project.id % 100) * 97 - index * 7;
}

export function mergeRequestView(
  world: World,
  project: Project,
  request: MergeRequest,
  index: number,
) {
  const { title, branch, state, createdAt, updatedAt } = request;
  const iid = 318 + project.mergeRequests.length - index;
  return {
    id: 402_117_000 + iid,
    iid,
    project_id: project.id,
    title,
    description: '',
    state,
    draft: false,
    source_branch: branch,
    target_branch: BRANCH,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    merged_at: state === 'merged' ? updatedAt.toISOString() : null,
    closed_at: state === 'closed' ? updatedAt.toISOString() : null,
    author: personView(world, request.author),
    assignees: [personView(world, request.author)],
    reviewers: [personView(world, request.reviewer)],
    labels: [],
    detailed_merge_status: state === 'opened' ? 'ci_still_running' : 'not_open',
    sha: idOf(branch + title),
    user_notes_count: 4,
    upvotes: 0,
    downvotes: 0,
    web_url: `${world.web}/${project.path}/-/merge_requests/${iid}`,
  };
}

export function issueView(world: World, project: Project, issue: Issue, index: number) {
  const { title, assignee, labels, state, createdAt, updatedAt } = issue;
  const iid = 84 + project.issues.length - index;
  const assignees = assignee === undefined ? [] : [personView(world, assignee)];
  return {
    id: 171_402_000 + iid,
    iid,
    project_id: project.id,
    title,
    description: '',
    state,
    type: 'ISSUE',
    issue_type: 'issue',
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    closed_at: state === 'closed' ? updatedAt.toISOString() : null,
    author: personView(world, issue.author),
    assignees,
    assignee: assignees[0] ?? null,
    labels,
    milestone: null,
    due_date: null,
    confidential: false,
    weight: null,
    user_notes_count: 2,
    references: { short: `#${iid}`, relative: `#${iid}`, full: `${project.path}#${iid}` },
    web_url: `${world.web}/${project.path}/-/issues/${iid}`,
  };
}

export function releaseView(world: World, project: Project, { tag, daysAgo, text }: Release) {
  const at = ago(world.now, daysAgo * DAY).toISOString();
  return {
    tag_name: tag,
    name: `${tag.slice(1)}: ${text}`,
    description: text,
    created_at: at,
    released_at: at,
    upcoming_release: false,
    author: personView(world, 'tomas-novak'),
    _links: { self: `${world.web}/${project.path}/-/releases/${tag}` },
  };
}

function personView(world: World, username: string) {
  const user = world.seed.users.find((each) => each.username === username);
  return user === undefined ? null : userView(world, user);
}

/** Newest first: the only commits that a repository has. */
export function commitViews(world: World, project: Project) {
  const { group } = project;
  return group.members.map((author, index) => {
    const title = index === 0 ? 'Update the documentation' : 'First version';
    const at = ago(world.now, (index + 1) * 11 * DAY).toISOString();
    const id = idOf(project.path + title + [...project.files].flat().join('\n'));
    return {
      id,
      short_id: id.slice(0, 8),
      title,
      message: `${title}\n`,
      author_name: author.name,
      author_email: author.email,
      authored_date: at,
      committed_date: at,
      created_at: at,
      parent_ids: [],
      web_url: `${world.web}/${project.path}/-/commit/${id}`,
    };
  });
}

export function contributorViews({ group }: Project) {
  return group.members.map(({ name, email }, index) => ({
    name,
    email,
    commits: 214 - index * 71,
    additions: 0,
    deletions: 0,
  }));
}
