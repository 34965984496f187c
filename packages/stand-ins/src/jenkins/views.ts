import type { Build, Job } from './seed.ts';

/** A job with the folders that it is in, from the outermost. */
export type Path = readonly Job[];

const CLASSES = {
  folder: 'com.cloudbees.hudson.plugins.folder.Folder',
  multibranch: 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
  branch: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
};

export function urlOf(root: string, path: Path): string {
  return `${root}/${path.map(({ name }) => `job/${encodeURIComponent(name)}/`).join('')}`;
}

/** As Jenkins tells of a job, with all that a `tree` can ask for. */
export function jobView(root: string, path: Path, now: number): Record<string, unknown> {
  const job = path.at(-1)!;
  const builds = job.builds.map((build) => buildView(root, path, build, now));
  const common = {
    _class: CLASSES[job.kind],
    actions: jobActions(job),
    description: job.description,
    displayName: job.name,
    displayNameOrNull: null,
    fullDisplayName: path.map(({ name }) => name).join(' » '),
    fullName: path.map(({ name }) => name).join('/'),
    name: job.name,
    url: urlOf(root, path),
    healthReport: [],
  };
  if (job.kind !== 'branch') {
    return { ...common, jobs: job.jobs.map((each) => jobView(root, [...path, each], now)) };
  }
  const [last = null] = builds;
  return {
    ...common,
    buildable: true,
    builds,
    color: colorOf(job, now),
    inQueue: false,
    keepDependencies: false,
    lastBuild: last,
    lastCompletedBuild: builds.find(({ building }) => !building) ?? null,
    lastSuccessfulBuild: builds.find(({ result }) => result === 'SUCCESS') ?? null,
    nextBuildNumber: (job.builds[0]?.number ?? 0) + 1,
    property: [],
    queueItem: null,
    concurrentBuild: true,
    disabled: false,
    resumeBlocked: false,
  };
}

function jobActions({ source }: Job): unknown[] {
  if (source === undefined) return [{}];
  return [
    {},
    {
      _class: 'jenkins.scm.api.metadata.ObjectMetadataAction',
      objectDescription: null,
      objectDisplayName: source.title === '' ? null : source.title,
      objectUrl: source.url,
    },
    ...(source.author === ''
      ? []
      : [
          {
            _class: 'jenkins.scm.api.metadata.ContributorMetadataAction',
            contributor: source.author.toLowerCase().replace(' ', '-'),
            contributorDisplayName: source.author,
            contributorEmail: null,
          },
        ]),
  ];
}

const COLORS = { SUCCESS: 'blue', FAILURE: 'red', UNSTABLE: 'yellow', ABORTED: 'aborted' };

function colorOf({ builds }: Job, now: number): string {
  const [last] = builds;
  if (last === undefined) return 'notbuilt';
  return COLORS[last.result] + (isRunning(last, now) ? '_anime' : '');
}

export function isRunning({ startedAt, takes }: Build, now: number): boolean {
  return now < startedAt + takes;
}

export function buildView(root: string, path: Path, build: Build, now: number) {
  const running = isRunning(build, now);
  const job = path.at(-1)!;
  return {
    _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
    actions: buildActions(job, path, build, running),
    artifacts: [],
    building: running,
    description: null,
    displayName: `#${build.number}`,
    duration: running ? 0 : build.takes,
    estimatedDuration: 210_000,
    executor: running ? {} : null,
    fullDisplayName: `${path.map(({ name }) => name).join(' » ')} #${build.number}`,
    id: String(build.number),
    inProgress: running,
    keepLog: false,
    number: build.number,
    queueId: 4000 + build.number,
    result: running ? null : build.result,
    timestamp: build.startedAt,
    url: `${urlOf(root, path)}${build.number}/`,
    changeSets: [],
    culprits: [],
  };
}

function buildActions(job: Job, path: Path, build: Build, running: boolean) {
  const revision = { SHA1: build.commit, branch: [{ SHA1: build.commit, name: job.name }] };
  const { total, failed, skipped } = build.tests;
  return [
    {
      _class: 'hudson.model.CauseAction',
      causes: [{ _class: 'jenkins.branch.BranchEventCause', shortDescription: build.cause }],
    },
    {
      _class: 'hudson.plugins.git.util.BuildData',
      buildsByBranchName: new Map([
        [
          job.name,
          {
            _class: 'hudson.plugins.git.util.Build',
            buildNumber: build.number,
            buildResult: null,
            marked: revision,
            revision,
          },
        ],
      ]),
      lastBuiltRevision: revision,
      remoteUrls: [`https://github.com/acme/${path.at(-2)?.name ?? job.name}.git`],
      scmName: '',
    },
    {},
    ...(running
      ? []
      : [
          {
            _class: 'hudson.tasks.junit.TestResultAction',
            failCount: failed,
            skipCount: skipped,
            totalCount: total,
            urlName: 'testReport',
          },
        ]),
  ];
}

export function consoleText(path: Path, build: Build, now: number): string {
  const component = path.at(-2)?.name ?? '';
  const { total, failed, skipped } = build.tests;
  const lines = [
    build.cause,
    `Checking out Revision ${build.commit} (${path.at(-1)!.name})`,
    '[Pipeline] Start of Pipeline',
    '[Pipeline] stage',
    '[Pipeline] { (Install)',
    '+ npm ci',
    '[Pipeline] stage',
    '[Pipeline] { (Test)',
    '+ npm test',
  ];
  if (!isRunning(build, now)) {
    lines.push(
      `Tests: ${failed} failed, ${skipped} skipped, ${total - failed - skipped} passed, ${total} total`,
      ...(failed > 0 ? [] : ['[Pipeline] { (Image)', `+ docker build -t acme/${component} .`]),
      '[Pipeline] End of Pipeline',
      `Finished: ${build.result}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
