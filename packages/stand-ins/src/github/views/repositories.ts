import { stamp } from '../clock.ts';
import type { Actor } from '../call.ts';
import { diskUsage, type CommitInfo } from '../git.ts';
import { findUser, isOrganization, nodeId, type Repository, type World } from '../world.ts';
import { organizationAsUser, simpleOrganization, simpleUser } from './accounts.ts';

type Json = Record<string, unknown>;

export function ownerView(world: World, login: string): Json {
  const user = findUser(world, login);
  return user === undefined || isOrganization(world, login)
    ? organizationAsUser(world)
    : simpleUser(world, user);
}

export function repositoryUrl(world: World, { owner, name }: Repository): string {
  return `${world.addresses.api}/repos/${owner}/${name}`;
}

export function webUrl(world: World, { owner, name }: Repository): string {
  return `${world.addresses.web}/${owner}/${name}`;
}

/** Git speaks to the stand-in itself, whatever address its web links carry. */
export function cloneUrl(world: World, { owner, name }: Repository): string {
  return `${world.addresses.own}/${owner}/${name}.git`;
}

const resources: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function minimalRepository(world: World, repository: Repository): Json {
  const url = repositoryUrl(world, repository);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    private: repository.visibility !== 'public',
    owner: ownerView(world, repository.owner),
    html_url: webUrl(world, repository),
    description: repository.description,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(resources).map(([name, path]) => [name, `${url}${path}`])),
  };
}

export function repositoryView(world: World, repository: Repository, size = 0): Json {
  const host = new URL(world.addresses.web).host;
  const path = `${repository.owner}/${repository.name}`;
  return {
    ...minimalRepository(world, repository),
    created_at: stamp(repository.createdAt),
    updated_at: stamp(repository.updatedAt),
    pushed_at: stamp(repository.pushedAt),
    git_url: `git://${host}/${path}.git`,
    ssh_url: `git@${host}:${path}.git`,
    clone_url: cloneUrl(world, repository),
    svn_url: webUrl(world, repository),
    homepage: repository.homepage,
    size,
    stargazers_count: 0,
    watchers_count: 0,
    language: repository.language ?? null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: 0,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: repository.topics,
    visibility: repository.visibility,
    forks: 0,
    open_issues: 0,
    watchers: 0,
    default_branch: repository.defaultBranch,
  };
}

export async function fullRepository(
  world: World,
  repository: Repository,
  actor: Actor | undefined,
): Promise<Json> {
  const write = actor !== undefined;
  return {
    ...repositoryView(world, repository, await diskUsage(repository.directory)),
    permissions: { admin: write, maintain: write, push: write, triage: write, pull: true },
    allow_rebase_merge: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    allow_update_branch: false,
    ...(isOrganization(world, repository.owner)
      ? { organization: { ...organizationAsUser(world), ...simpleOrganization(world) } }
      : {}),
    network_count: 0,
    subscribers_count: 0,
  };
}

function accountOf(world: World, email: string): Json | null {
  const user = world.users.find((candidate) => candidate.email === email);
  return user ? simpleUser(world, user) : null;
}

/** An author or a committer, as GitHub writes them into a commit. */
export function personView({ name, email, at }: CommitInfo['author']): Json {
  return { name, email, date: stamp(at) };
}

export function commitView(world: World, repository: Repository, commit: CommitInfo): Json {
  const url = repositoryUrl(world, repository);
  const web = webUrl(world, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    commit: {
      author: personView(commit.author),
      committer: personView(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    url: `${url}/commits/${commit.sha}`,
    html_url: `${web}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    author: accountOf(world, commit.author.email),
    committer: accountOf(world, commit.committer.email),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${web}/commit/${sha}`,
    })),
  };
}
