import type { Config } from '@backstage/config';

export interface JiraSettings {
  /** Undefined when it is not set. */
  baseUrl: string | undefined;
  apiBaseUrl: string | undefined;
  edition: 'cloud' | 'dataCenter';
  /** Undefined when something of it is not set. */
  authorization: string | undefined;
  defaultProject: string | undefined;
}

export function readJiraConfig(root: Config): JiraSettings {
  const config = root.getOptionalConfig('workItems.jira');
  const baseUrl = config?.getOptionalString('baseUrl')?.replace(/\/+$/, '');
  const edition =
    config?.getOptionalString('edition') === 'dataCenter'
      ? 'dataCenter'
      : 'cloud';
  return {
    baseUrl,
    apiBaseUrl: config?.getOptionalString('apiBaseUrl') ?? baseUrl,
    edition,
    authorization: config && authorizationOf(config, edition),
    defaultProject: config?.getOptionalString('defaultProject'),
  };
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
