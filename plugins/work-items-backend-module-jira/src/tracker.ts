import type { TrackerAnnotation } from '@stagecraft/plugin-work-items-common';
import {
  TrackerClient,
  TrackerError,
  type Person,
  type TrackerErrorOptions,
  type TrackerRefusal,
  type WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';
import { accountOf } from './account';
import type { JiraSettings } from './config';
import { readIssues } from './issues';
import { assignedTo, openIn, scopeOf } from './jql';

const annotations: TrackerAnnotation[] = [
  {
    name: 'jira/project-key',
    example: 'WEB',
    description: 'The key of the project; several are separated by commas.',
  },
  {
    name: 'jira/component',
    example: 'Checkout',
    description: 'Only the issues of these components of the project.',
  },
  {
    name: 'jira/label',
    example: 'checkout',
    description: 'Only the issues with one of these labels.',
  },
  {
    name: 'jira/jql',
    example: 'project = WEB AND fixVersion = "2.0"',
    description: 'A query of your own, with or without the others.',
  },
];

export function createJiraTracker(settings: JiraSettings): WorkItemTracker {
  const { edition, defaultProject } = settings;
  const client = createClient(settings);
  return {
    id: 'jira',
    title: 'Jira',
    annotations,
    sourceOf(entity) {
      const scope = scopeOf(entity, defaultProject);
      if (!scope) return undefined;
      const { title, jql, project } = scope;
      const baseUrl = baseUrlOf(settings);
      return {
        key: jql,
        title,
        url: project
          ? `${baseUrl}/browse/${project}`
          : `${baseUrl}/issues/?jql=${encodeURIComponent(openIn(jql))}`,
        read: options =>
          readIssues(client, { baseUrl, edition, jql: openIn(jql) }, options),
      };
    },
    sourceFor(person: Person) {
      const baseUrl = baseUrlOf(settings);
      return {
        key: `assignee ${person.ref}`,
        title: 'what is assigned to you',
        async *read(options) {
          const account = await accountOf(person, client, edition);
          const jql = openIn(assignedTo(account));
          yield* readIssues(client, { baseUrl, edition, jql }, options);
        },
      };
    },
  };
}

function baseUrlOf({ baseUrl }: JiraSettings): string {
  if (baseUrl) return baseUrl;
  throw new TrackerError({
    code: 'unreachable',
    message: 'The portal does not know where Jira is.',
    fix: 'Set workItems.jira.baseUrl.',
  });
}

function createClient(settings: JiraSettings): TrackerClient {
  const { apiBaseUrl, edition, authorization } = settings;
  const credentialsFix =
    edition === 'cloud'
      ? 'Check workItems.jira.email and workItems.jira.apiToken: the token must be of that account and not expired.'
      : 'Check workItems.jira.token: it must be a personal access token that has not expired.';
  return new TrackerClient({
    title: 'Jira',
    baseUrl: apiBaseUrl ?? '',
    credentialsFix,
    explain: explain(edition),
    async headers() {
      if (authorization) return { authorization };
      throw new TrackerError({
        code: 'credentials',
        message: 'There is no token for Jira.',
        fix:
          edition === 'cloud'
            ? 'Set workItems.jira.email and workItems.jira.apiToken.'
            : 'Set workItems.jira.token.',
      });
    },
  });
}

function explain(edition: JiraSettings['edition']) {
  return ({
    status,
    body,
  }: TrackerRefusal): TrackerErrorOptions | undefined => {
    if (status === 400) {
      const said = messagesOf(body);
      const [, value, field] =
        /The value '(.+)' does not exist for the field '(\w+)'/.exec(said) ??
        [];
      if (value !== undefined) {
        return {
          code: 'not-found',
          message: `Jira knows no ${field} "${value}", or the token may not see it.`,
          fix: "Check the entity's jira/ annotations, and that the token's account may browse the project.",
        };
      }
      const reason = said ? `: ${said}` : '.';
      return {
        code: 'rejected',
        message: `Jira does not understand the query${reason}`,
        fix: "Check the entity's jira/ annotations.",
      };
    }
    if (status === 404 || status === 410) {
      return {
        code: 'not-found',
        message: `There is no API of Jira ${
          edition === 'cloud' ? 'Cloud' : 'Data Center'
        } at this address.`,
        fix: 'Check workItems.jira.baseUrl, and that workItems.jira.edition is the right one.',
      };
    }
    return undefined;
  };
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
