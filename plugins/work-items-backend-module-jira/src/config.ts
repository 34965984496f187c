import type { Config } from '@backstage/config';
import { optionalText } from '@stagecraft/plugin-work-items-node';

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
  const baseUrl = optionalText(config, 'baseUrl')?.replace(/\/+$/, '');
  const edition =
    optionalText(config, 'edition') === 'dataCenter' ? 'dataCenter' : 'cloud';
  return {
    baseUrl,
    apiBaseUrl: optionalText(config, 'apiBaseUrl') ?? baseUrl,
    edition,
    authorization: config && authorizationOf(config, edition),
    defaultProject: optionalText(config, 'defaultProject'),
  };
}

function authorizationOf(
  config: Config,
  edition: JiraSettings['edition'],
): string | undefined {
  if (edition === 'dataCenter') {
    const token = optionalText(config, 'token');
    return token && `Bearer ${token}`;
  }
  const email = optionalText(config, 'email');
  const apiToken = optionalText(config, 'apiToken');
  return email && apiToken
    ? `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`
    : undefined;
}
