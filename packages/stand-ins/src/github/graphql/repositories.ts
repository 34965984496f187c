import { stamp } from '../clock.ts';
import {
  branchNames,
  history,
  listTree,
  objectType,
  readBlob,
  resolveRevision,
  resolveCommit,
  tagNames,
  type CommitInfo,
  type TreeEntry,
} from '../git.ts';
import { findUser, isOrganization, nodeId, type Repository } from '../world.ts';
import { avatarUrl } from '../views/accounts.ts';
import { webUrl } from '../views/repositories.ts';
import { organizationNode, userNode } from './accounts.ts';
import { connect, type ConnectionArguments } from './connection.ts';
import type { GraphqlContext, Node } from './context.ts';
import { vulnerabilityAlerts } from './vulnerabilities.ts';

interface Place {
  readonly context: GraphqlContext;
  readonly repository: Repository;
}

function shared(place: Place, type: string, oid: string): Node {
  const path = `/${place.repository.owner}/${place.repository.name}/commit/${oid}`;
  return {
    __typename: type,
    id: nodeId(type, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitResourcePath: path,
    commitUrl: place.context.world.addresses.web + path,
    repository: () => repositoryNode(place.context, place.repository),
  };
}

async function blobNode(place: Place, oid: string): Promise<Node> {
  const bytes = await readBlob(place.repository.directory, oid);
  const binary = bytes.includes(0);
  return {
    ...shared(place, 'Blob', oid),
    byteSize: bytes.length,
    isBinary: binary,
    isTruncated: false,
    text: binary ? null : bytes.toString('utf8'),
  };
}

function entryNode(place: Place, entry: TreeEntry): Node {
  return {
    __typename: 'TreeEntry',
    name: entry.path,
    nameRaw: Buffer.from(entry.path).toString('base64'),
    path: entry.path,
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.sha,
    size: entry.size ?? 0,
    extension: /\.[^.]+$/.exec(entry.path)?.[0] ?? '',
    isGenerated: false,
    object: () => objectNode(place, entry.sha),
    repository: () => repositoryNode(place.context, place.repository),
  };
}

function person(place: Place, { name, email, at }: CommitInfo['author']): Node {
  const { context } = place;
  const user = context.world.users.find((each) => each.email === email);
  return {
    __typename: 'GitActor',
    name,
    email,
    date: stamp(at),
    avatarUrl: avatarUrl(context.world, user?.id ?? 0),
    user: user ? () => userNode(context, user) : null,
  };
}

function commitNode(place: Place, commit: CommitInfo): Node {
  const [headline = '', ...rest] = commit.message.split('\n');
  const path = `/${place.repository.owner}/${place.repository.name}/commit/${commit.sha}`;
  return {
    ...shared(place, 'Commit', commit.sha),
    url: place.context.world.addresses.web + path,
    resourcePath: path,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    authoredDate: stamp(commit.author.at),
    committedDate: stamp(commit.committer.at),
    author: person(place, commit.author),
    committer: person(place, commit.committer),
    tree: () => treeNode(place, commit.tree),
    parents: async (args: ConnectionArguments) =>
      connect(
        await Promise.all(commit.parents.map((sha) => objectNode(place, sha))),
        args,
        'parents',
      ),
    history: async (args: ConnectionArguments & { readonly path?: string | null }) => {
      const found = await history(
        place.repository.directory,
        commit.sha,
        args.path ? { path: args.path } : {},
      );
      return connect(
        found.map((each) => commitNode(place, each)),
        args,
        'history',
      );
    },
  };
}

function treeNode(place: Place, oid: string): Node {
  return {
    ...shared(place, 'Tree', oid),
    entries: async () =>
      (await listTree(place.repository.directory, oid, false)).map((each) =>
        entryNode(place, each),
      ),
  };
}

async function objectNode(place: Place, oid: string): Promise<Node | null> {
  switch (await objectType(place.repository.directory, oid)) {
    case 'blob':
      return blobNode(place, oid);
    case 'tree':
      return treeNode(place, oid);
    case 'commit': {
      const [commit] = await history(place.repository.directory, oid, { limit: 1 });
      return commit ? commitNode(place, commit) : null;
    }
    default:
      return null;
  }
}

async function refNode(place: Place, prefix: string, name: string): Promise<Node | null> {
  const oid = await resolveRevision(place.repository.directory, prefix + name);
  if (oid === undefined) return null;
  return {
    __typename: 'Ref',
    id: nodeId('Ref', `${place.repository.id}:${prefix}${name}`),
    name,
    prefix,
    target: () => objectNode(place, oid),
    repository: () => repositoryNode(place.context, place.repository),
  };
}

interface RefsArguments extends ConnectionArguments {
  readonly refPrefix: string;
}

function refs(place: Place) {
  return async (args: RefsArguments) => {
    const { directory } = place.repository;
    const tags = args.refPrefix.startsWith('refs/tags');
    const names = await (tags ? tagNames(directory) : branchNames(directory));
    const prefix = tags ? 'refs/tags/' : 'refs/heads/';
    const nodes = await Promise.all(names.map((name) => refNode(place, prefix, name)));
    return connect(nodes, args, 'refs');
  };
}

function object(place: Place) {
  return async (args: { readonly expression?: string | null; readonly oid?: string | null }) => {
    const oid = await resolveRevision(
      place.repository.directory,
      args.oid ?? args.expression ?? '',
    );
    return oid === undefined ? null : objectNode(place, oid);
  };
}

function topicNodes(place: Place): Node[] {
  const { repository, context } = place;
  return repository.topics.map((name) => ({
    __typename: 'RepositoryTopic',
    id: nodeId('RepositoryTopic', `${repository.id}:${name}`),
    resourcePath: `/topics/${name}`,
    url: `${context.world.addresses.web}/topics/${name}`,
    topic: { __typename: 'Topic', id: nodeId('Topic', name), name },
  }));
}

function ownerNode({ context, repository }: Place): Node {
  const user = findUser(context.world, repository.owner);
  return user === undefined || isOrganization(context.world, repository.owner)
    ? organizationNode(context)
    : userNode(context, user);
}

function plainFields({ context, repository }: Place): Record<string, unknown> {
  const url = webUrl(context.world, repository);
  const host = new URL(url).host;
  return {
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: `${repository.owner}/${repository.name}`,
    url,
    resourcePath: `/${repository.owner}/${repository.name}`,
    sshUrl: `git@${host}:${repository.owner}/${repository.name}.git`,
    description: repository.description,
    homepageUrl: repository.homepage,
    isArchived: repository.archived,
    isPrivate: repository.visibility !== 'public',
    visibility: repository.visibility.toUpperCase(),
    viewerPermission: 'ADMIN',
    viewerCanAdminister: true,
    hasIssuesEnabled: true,
    hasProjectsEnabled: true,
    createdAt: stamp(repository.createdAt),
    updatedAt: stamp(repository.updatedAt),
    pushedAt: stamp(repository.pushedAt),
    primaryLanguage:
      repository.language === undefined
        ? null
        : {
            __typename: 'Language',
            id: nodeId('Language', repository.language),
            name: repository.language,
          },
  };
}

export function repositoryNode(context: GraphqlContext, repository: Repository): Node {
  const place: Place = { context, repository };
  return {
    __typename: 'Repository',
    ...plainFields(place),
    owner: () => ownerNode(place),
    isEmpty: async () => (await resolveCommit(repository.directory, 'HEAD')) === undefined,
    repositoryTopics: (args: ConnectionArguments) =>
      connect(topicNodes(place), args, 'repositoryTopics'),
    defaultBranchRef: () => refNode(place, 'refs/heads/', repository.defaultBranch),
    ref: async ({ qualifiedName }: { readonly qualifiedName: string }) => {
      const name = qualifiedName.replace(/^refs\/(heads|tags)\//, '');
      const prefix = qualifiedName.startsWith('refs/tags/') ? 'refs/tags/' : 'refs/heads/';
      return refNode(place, prefix, name);
    },
    refs: refs(place),
    object: object(place),
    vulnerabilityAlerts: vulnerabilityAlerts(context, repository),
  };
}
