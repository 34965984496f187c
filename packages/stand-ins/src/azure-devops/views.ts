import { EMAIL_DOMAIN, PEOPLE } from '../company.ts';
import { headOf, MAIN, objectId, type Repository } from '../repositories.ts';
import { guid, logsOf, PROJECT, type PullRequest, type Run, type Tag } from './data.ts';
import { listOf } from './locations.ts';

/** The address of the organization, as `https://dev.azure.com/acme`. */
export interface Place {
  readonly url: string;
  readonly now: Date;
}

const MINUTE = 60_000;

export function projectView({ url }: Place) {
  const id = guid(PROJECT);
  return {
    id,
    name: PROJECT,
    description: 'What people see and what they buy',
    url: `${url}/_apis/projects/${id}`,
    state: 'wellFormed',
    revision: 41,
    visibility: 'private',
  };
}

export function repositoryView(repository: Repository, place: Place) {
  const { slug, files } = repository;
  const id = guid(slug);
  return {
    id,
    name: slug,
    url: `${place.url}/${guid(PROJECT)}/_apis/git/repositories/${id}`,
    project: projectView(place),
    defaultBranch: `refs/heads/${MAIN}`,
    size: JSON.stringify(files).length,
    remoteUrl: `${place.url}/${PROJECT}/_git/${slug}`,
    sshUrl: `git@ssh.dev.azure.com:v3/${new URL(place.url).pathname.slice(1)}/${PROJECT}/${slug}`,
    webUrl: `${place.url}/${PROJECT}/_git/${slug}`,
    isDisabled: false,
  };
}

export function identityView(login: string, { url }: Place) {
  const person = PEOPLE.find((each) => each.login === login);
  const id = guid(login);
  return {
    displayName: person?.name ?? login,
    url: `${url}/_apis/Identities/${id}`,
    id,
    uniqueName: person?.email ?? `${login}@${EMAIL_DOMAIN}`,
    imageUrl: `${url}/_api/_common/identityImage?id=${id}`,
    descriptor: `aad.${objectId(login)}`,
  };
}

export function refView({ name, by, commit }: Tag, repository: Repository, place: Place) {
  return {
    name: `refs/tags/${name}`,
    objectId: objectId(`tag ${repository.slug} ${name}`),
    peeledObjectId: commit,
    creator: identityView(by, place),
    url: `${repositoryView(repository, place).url}/refs?filter=tags%2F${name}`,
  };
}

export function pullRequestView(pull: PullRequest, repository: Repository, place: Place) {
  const created = new Date(place.now.getTime() - pull.daysAgo * 24 * 60 * MINUTE);
  const { url } = repositoryView(repository, place);
  return {
    repository: repositoryView(repository, place),
    pullRequestId: pull.id,
    codeReviewId: pull.id,
    status: pull.status,
    createdBy: identityView(pull.by, place),
    creationDate: created.toISOString(),
    ...(pull.status === 'active'
      ? {}
      : { closedDate: new Date(created.getTime() + 26 * 60 * MINUTE).toISOString() }),
    title: pull.title,
    description: pull.description,
    sourceRefName: `refs/heads/${pull.branch}`,
    targetRefName: `refs/heads/${MAIN}`,
    mergeStatus: 'succeeded',
    isDraft: pull.isDraft,
    mergeId: guid(`merge ${pull.id}`),
    reviewers: Object.entries(pull.votes).map(([login, vote]) => ({
      ...identityView(login, place),
      vote,
      hasDeclined: false,
      isRequired: vote !== 0,
      isFlagged: false,
    })),
    url: `${url}/pullRequests/${pull.id}`,
    supportsIterations: true,
  };
}

export function definitionView(name: string, place: Place) {
  const id = Number.parseInt(objectId(name).slice(0, 2), 16) + 1;
  return {
    id,
    name,
    url: `${place.url}/${guid(PROJECT)}/_apis/build/Definitions/${id}?revision=7`,
    uri: `vstfs:///Build/Definition/${id}`,
    path: '\\',
    type: 'build',
    queueStatus: 'enabled',
    revision: 7,
    project: projectView(place),
  };
}

/** When a run was started; when it waits, when it was asked for. */
export function startOf(run: Run, { now }: Place): Date {
  return new Date(now.getTime() - run.minutesAgo * MINUTE);
}

export function runView(run: Run, repository: Repository, place: Place) {
  const started = startOf(run, place);
  const project = guid(PROJECT);
  const isOver = run.status === 'completed';
  const url = `${place.url}/${project}/_apis/build/Builds/${run.id}`;
  return {
    _links: {
      self: { href: url },
      web: { href: `${place.url}/${project}/_build/results?buildId=${run.id}` },
    },
    id: run.id,
    buildNumber: `${started.toISOString().slice(0, 10).replaceAll('-', '')}.${(run.id % 9) + 1}`,
    status: run.status,
    ...(run.result === undefined ? {} : { result: run.result }),
    queueTime: new Date(started.getTime() - 8000).toISOString(),
    ...(run.status === 'notStarted' ? {} : { startTime: started.toISOString() }),
    ...(isOver
      ? { finishTime: new Date(started.getTime() + run.minutes * MINUTE).toISOString() }
      : {}),
    url,
    definition: definitionView(run.definition, place),
    project: projectView(place),
    uri: `vstfs:///Build/Build/${run.id}`,
    sourceBranch: `refs/heads/${run.branch}`,
    sourceVersion: run.branch === MAIN ? headOf(repository) : objectId(run.branch),
    priority: 'normal',
    reason: run.branch === MAIN ? 'individualCI' : 'pullRequest',
    requestedFor: identityView(run.by, place),
    requestedBy: identityView(run.by, place),
    repository: { id: guid(repository.slug), type: 'TfsGit', name: repository.slug },
    logs: { id: 0, type: 'Container', url: `${url}/logs` },
    keepForever: false,
  };
}

export function logsView(run: Run, place: Place) {
  const { url } = place;
  return listOf(
    logsOf(run, startOf(run, place)).map((lines, index) => ({
      lineCount: lines.length,
      createdOn: startOf(run, place).toISOString(),
      id: index + 1,
      type: 'Container',
      url: `${url}/${guid(PROJECT)}/_apis/build/builds/${run.id}/logs/${index + 1}`,
    })),
  );
}

/** A failure, as Azure DevOps serializes its exceptions. */
export function failure(status: number, message: string, typeKey: string) {
  return {
    status,
    body: {
      $id: '1',
      innerException: null,
      message,
      typeName: `Microsoft.TeamFoundation.${typeKey}, Microsoft.TeamFoundation`,
      typeKey,
      errorCode: 0,
      eventId: 3000,
    },
  };
}
