import { getEntitySourceLocation, type Entity } from '@backstage/catalog-model';
import type { GithubCredentialsProvider } from '@backstage/integration';
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
import { readFound, readIssues } from './issues';

export interface GithubSettings {
  /** Of entities that don't say it. */
  host: string;
  /** Undefined for a host that is not configured. */
  apiBaseUrlOf(host: string): string | undefined;
  credentials: GithubCredentialsProvider;
}

const annotations: TrackerAnnotation[] = [
  {
    name: 'github.com/project-slug',
    example: 'acme/webshop',
    description: 'The owner and the name of the repository.',
  },
  {
    name: 'github.com/labels',
    example: 'checkout',
    description:
      'Only the issues with all of these labels; they are separated by commas.',
  },
];

const SLUG = /^([\w.-]+)\/([\w.-]+)$/;

export function createGithubTracker(settings: GithubSettings): WorkItemTracker {
  const clientOf = createClients(settings);
  return {
    id: 'github',
    title: 'GitHub Issues',
    annotations,
    sourceOf(entity) {
      const slug = annotationOf(entity, 'github.com/project-slug');
      if (!slug) return undefined;
      if (!SLUG.test(slug)) {
        throw new TrackerError({
          code: 'annotation',
          message: `"${slug}" is not a repository of GitHub.`,
          fix: 'Give github.com/project-slug the owner and the name, as acme/webshop.',
        });
      }
      const host = hostOf(entity, settings);
      const labels = annotationList(entity, 'github.com/labels');
      const client = clientOf(host, `https://${host}/${slug}`);
      return {
        key: `${host}/${slug} ${labels.join(',')}`,
        title: [slug, labels.length > 0 && `labels ${labels.join(' and ')}`]
          .filter(Boolean)
          .join(', '),
        url: `https://${host}/${slug}/issues`,
        read: options => readIssues(client, { slug, labels }, options),
      };
    },
    sourceFor({ ref, annotations: said }) {
      const login = said['github.com/user-login'];
      if (!login) {
        throw new TrackerError({
          code: 'account-unknown',
          message:
            'GitHub does not tell whose account has which e-mail address.',
          fix: `Give ${ref} the annotation github.com/user-login; the catalog's GitHub provider for people does so by itself.`,
        });
      }
      const { host } = settings;
      const client = clientOf(host, `https://${host}`);
      return {
        key: `${host} assignee ${login}`,
        title: 'what is assigned to you',
        url: `https://${host}/issues/assigned`,
        read: options => readFound(client, login, options),
      };
    },
  };
}

/** Where its source is, if that is a GitHub that the portal knows. */
function hostOf(entity: Entity, settings: GithubSettings): string {
  try {
    const { type, target } = getEntitySourceLocation(entity);
    const { host } = new URL(target);
    if (type === 'url' && settings.apiBaseUrlOf(host)) return host;
  } catch {
    // It has none, or none with an address.
  }
  return settings.host;
}

/** One for each owner: an app has other credentials, and other limits, for each. */
function createClients(settings: GithubSettings) {
  const clients = new Map<string, TrackerClient>();
  return (host: string, url: string): TrackerClient => {
    const owner = url.split('/').slice(0, 4).join('/');
    const known = clients.get(owner);
    if (known) return known;
    const apiBaseUrl = settings.apiBaseUrlOf(host);
    if (!apiBaseUrl) {
      throw new TrackerError({
        code: 'credentials',
        message: `The portal does not know the GitHub at ${host}.`,
        fix: `Add ${host} to integrations.github.`,
      });
    }
    const client = new TrackerClient({
      title: 'GitHub',
      baseUrl: apiBaseUrl,
      credentialsFix: `Check the token or the app of ${host} in integrations.github: it needs to read issues of this repository.`,
      explain,
      async headers() {
        const { headers } = await settings.credentials.getCredentials({ url });
        return {
          accept: 'application/vnd.github+json',
          'x-github-api-version': '2022-11-28',
          ...lowerCased(headers),
        };
      },
    });
    clients.set(owner, client);
    return client;
  };
}

function explain(
  { status }: TrackerRefusal,
  { path }: TrackerRequest,
): TrackerErrorOptions | undefined {
  const [, slug] = /^\/repos\/([^/]+\/[^/]+)\//.exec(path) ?? [];
  if (status === 404 && slug) {
    return {
      code: 'not-found',
      message: `GitHub has no repository ${slug}, or the credentials may not see it.`,
      fix: 'Check the annotation github.com/project-slug, and what integrations.github may read.',
    };
  }
  if (status === 410 && slug) {
    return {
      code: 'not-found',
      message: `The repository ${slug} has its issues switched off.`,
      fix: 'Switch them on in the settings of the repository.',
    };
  }
  if (status === 422) {
    return {
      code: 'not-found',
      message:
        'GitHub does not know this account, or the credentials may not see it.',
      fix: 'Check the annotation github.com/user-login.',
    };
  }
  return undefined;
}

function lowerCased(headers: Record<string, string> = {}) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
