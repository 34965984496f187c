import type { Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

export interface JiraSettings {
  /** Undefined when it is not set. */
  baseUrl: string | undefined;
  apiBaseUrl: string | undefined;
  edition: 'cloud' | 'dataCenter';
  /** Undefined when something of it is not set. */
  authorization: string | undefined;
  projects: string[];
  jql: string | undefined;
  sharing: 'organization' | 'all';
}

/** From what stands under search.collators.jira. */
export function readJiraConfig(config: Config): JiraSettings {
  const baseUrl = config.getOptionalString('baseUrl')?.replace(/\/+$/, '');
  const edition =
    config.getOptionalString('edition') === 'dataCenter'
      ? 'dataCenter'
      : 'cloud';
  return {
    baseUrl,
    apiBaseUrl: config.getOptionalString('apiBaseUrl') ?? baseUrl,
    edition,
    authorization: authorizationOf(config, edition),
    projects: config.getOptionalStringArray('projects') ?? [],
    jql: config.getOptionalString('jql'),
    sharing:
      config.getOptionalString('sharing') === 'all' ? 'all' : 'organization',
  };
}

/** What decides which documents there are; no secret is in it. */
export function fingerprint(settings: JiraSettings): JsonObject {
  const { baseUrl = '', edition, projects, jql = '', sharing } = settings;
  return { baseUrl, edition, projects, jql, sharing };
}

function authorizationOf(
  config: Config,
  edition: JiraSettings['edition'],
): string | undefined {
  if (edition === 'dataCenter') {
    const token = config.getOptionalString('token');
    return token && `Bearer ${token}`;
  }
  const email = config.getOptionalString('email');
  const apiToken = config.getOptionalString('apiToken');
  return email && apiToken
    ? `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`
    : undefined;
}
