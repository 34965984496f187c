import {
  SourceClient,
  SourceError,
  type SourceErrorOptions,
  type SourceRefusal,
  type SourceRequest,
} from '@stagecraft/plugin-search-sources-node';
import type { JiraSettings } from './config';

export function createJiraClient(
  { edition, authorization, baseUrl, apiBaseUrl }: JiraSettings,
  sleep?: (ms: number) => Promise<void>,
): SourceClient {
  const keys =
    edition === 'cloud'
      ? 'search.collators.jira.email and apiToken'
      : 'search.collators.jira.token';
  return new SourceClient({
    title: 'Jira',
    baseUrl: apiBaseUrl ?? '',
    credentialsFix: `Make a new token, and set ${keys}.`,
    forbiddenFix: 'Let the account of the token browse the projects.',
    explain,
    sleep,
    async credentials() {
      if (!baseUrl || !authorization) {
        throw new SourceError({
          code: 'not-configured',
          message: 'There is no address or no token of Jira.',
          fix: `Set search.collators.jira.baseUrl, and ${keys}.`,
        });
      }
      return { authorization, accept: 'application/json' };
    },
  });
}

function explain(
  { status, body }: SourceRefusal,
  { body: asked }: SourceRequest,
): SourceErrorOptions | undefined {
  if (status === 400) {
    const { nextPageToken } = Object(asked) as { nextPageToken?: string };
    if (nextPageToken !== undefined && !/JQL|field/i.test(body)) {
      return {
        code: 'cursor-lost',
        message: 'Jira does not know any more where reading stopped (400).',
        fix: 'Nothing has to be done: everything is read again.',
      };
    }
    const said = messagesOf(body);
    const reason = said ? `: ${said}` : '.';
    return {
      code: 'rejected',
      message: `Jira does not understand the query${reason}`,
      fix: 'Check search.collators.jira.projects and jql.',
    };
  }
  if (status === 404 || status === 410) {
    return {
      code: 'not-found',
      message: 'There is no such API of Jira at this address.',
      fix: 'Check search.collators.jira.baseUrl, and that edition is the right one.',
    };
  }
  return undefined;
}

function messagesOf(body: string): string {
  try {
    const { errorMessages = [] } = JSON.parse(body) as {
      errorMessages?: string[];
    };
    return errorMessages.join(' ');
  } catch {
    return '';
  }
}
