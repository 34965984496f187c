import type { GitlabCredentialsProvider } from '@backstage/integration';
import type { TrackerAnnotation } from '@stagecraft/plugin-work-items-common';
import {
  annotationList,
  annotationOf,
  TrackerClient,
  TrackerError,
  type TrackerErrorOptions,
  type TrackerRefusal,
  type TrackerRequest,
  type WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';
import { loginOf, readIssues } from './issues';

export interface GitlabSettings {
  /** Of entities that don't say it. */
  host: string;
  /** Undefined for a host that is not configured. */
  serverOf(host: string): { apiBaseUrl: string; baseUrl: string } | undefined;
  credentials: GitlabCredentialsProvider;
}

const annotations: TrackerAnnotation[] = [
  {
    name: 'gitlab.com/project-slug',
    example: 'acme/webshop',
    description: 'The path of the project; or gitlab.com/project-id.',
  },
  {
    name: 'gitlab.com/labels',
    example: 'checkout',
    description:
      'Only the issues with all of these labels; they are separated by commas.',
  },
];

export function createGitlabTracker(settings: GitlabSettings): WorkItemTracker {
  const clientOf = createClients(settings);
  return {
    id: 'gitlab',
    title: 'GitLab Issues',
    annotations,
    sourceOf(entity) {
      const project = annotationOf(
        entity,
        'gitlab.com/project-slug',
        'gitlab.com/project-id',
      );
      if (!project) return undefined;
      const host = annotationOf(entity, 'gitlab.com/instance') ?? settings.host;
      const labels = annotationList(entity, 'gitlab.com/labels');
      const { client, webUrl } = clientOf(host);
      const isId = /^\d+$/.test(project);
      return {
        key: `${host}/${project} ${labels.join(',')}`,
        title: [
          isId ? `project ${project}` : project,
          labels.length > 0 && `labels ${labels.join(' and ')}`,
        ]
          .filter(Boolean)
          .join(', '),
        ...(isId ? {} : { url: `${webUrl}/${project}/-/issues` }),
        read: options =>
          readIssues(
            client,
            {
              path: `/projects/${encodeURIComponent(project)}/issues`,
              query: labels.length ? { labels: labels.join(',') } : {},
            },
            options,
          ),
      };
    },
    sourceFor(person) {
      const { host } = settings;
      const { client, webUrl } = clientOf(host);
      return {
        key: `${host} assignee ${person.ref}`,
        title: 'what is assigned to you',
        url: `${webUrl}/dashboard/issues`,
        async *read(options) {
          const login = await loginOf(person, client, host);
          const query = { scope: 'all', assignee_username: login };
          yield* readIssues(client, { path: '/issues', query }, options);
        },
      };
    },
  };
}

interface GitlabServer {
  client: TrackerClient;
  webUrl: string;
}

function createClients(settings: GitlabSettings) {
  const servers = new Map<string, GitlabServer>();
  return (host: string): GitlabServer => {
    const known = servers.get(host);
    if (known) return known;
    const server = settings.serverOf(host);
    if (!server) {
      throw new TrackerError({
        code: 'credentials',
        message: `The portal does not know the GitLab at ${host}.`,
        fix: `Add ${host} to integrations.gitlab.`,
      });
    }
    const client = new TrackerClient({
      title: 'GitLab',
      baseUrl: server.apiBaseUrl,
      credentialsFix: `Check the token of ${host} in integrations.gitlab: it needs the scope read_api and must not have expired.`,
      explain,
      async headers() {
        const { headers = {} } = await settings.credentials.getCredentials({
          url: `https://${host}`,
        });
        return headers;
      },
    });
    const created = { client, webUrl: server.baseUrl };
    servers.set(host, created);
    return created;
  };
}

function explain(
  { status }: TrackerRefusal,
  { path }: TrackerRequest,
): TrackerErrorOptions | undefined {
  const [, project] = /^\/projects\/([^/]+)\//.exec(path) ?? [];
  if (status !== 404 || !project) return undefined;
  return {
    code: 'not-found',
    message: `GitLab has no project ${decodeURIComponent(
      project,
    )}, or the token may not see it.`,
    fix: 'Check the annotation gitlab.com/project-slug, and what the token of integrations.gitlab may read.',
  };
}
