import type { TrackerAnnotation } from '@stagecraft/plugin-work-items-common';
import {
  TrackerClient,
  TrackerError,
  type Person,
  type ReadOptions,
  type TrackerErrorOptions,
  type TrackerRefusal,
  type WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';
import type { AzureBoardsSettings } from './config';
import { readQuery } from './items';
import {
  assignedTo,
  openIn,
  scopeOf,
  titleOf,
  type Area,
  type AzureScope,
} from './scope';
import { createStates } from './states';

const annotations: TrackerAnnotation[] = [
  {
    name: 'dev.azure.com/project',
    example: 'Shop',
    description: 'The name of the project.',
  },
  {
    name: 'dev.azure.com/area-path',
    example: 'Shop\\Checkout',
    description:
      'Only what is under these areas; several are separated by commas.',
  },
  {
    name: 'dev.azure.com/team',
    example: 'Web',
    description: 'Only what is in the areas of this team.',
  },
];

const credentialsFix =
  'Check workItems.azureBoards.token: a personal access token of this organization with the scope Work Items (Read) that has not expired.';

export function createAzureBoardsTracker(
  settings: AzureBoardsSettings,
): WorkItemTracker {
  const { baseUrl, organization, defaultProject } = settings;
  const webUrl = `${baseUrl}/${encodeURIComponent(organization ?? '')}`;
  const client = createClient(settings, webUrl);
  const place = { client, webUrl, states: createStates(client) };
  return {
    id: 'azure-boards',
    title: 'Azure Boards',
    annotations,
    sourceOf(entity) {
      const scope = scopeOf(entity, defaultProject);
      if (!scope) return undefined;
      checkOrganization(settings);
      return {
        key: JSON.stringify(scope),
        title: titleOf(scope),
        url: `${webUrl}/${encodeURIComponent(scope.project)}/_workitems`,
        async *read(options) {
          const { project } = scope;
          const { done } = await place.states(project, options.signal);
          const areas = await areasOf(scope, client, options);
          yield* readQuery(openIn(project, areas, done), place, options);
        },
      };
    },
    sourceFor(person) {
      checkOrganization(settings);
      const account = accountOf(person);
      return {
        key: `assignee ${account}`,
        title: 'what is assigned to you',
        url: `${webUrl}/_workitems/assignedtome`,
        read: options => readQuery(assignedTo(account), place, options),
      };
    },
  };
}

function checkOrganization({ organization }: AzureBoardsSettings): void {
  if (organization) return;
  throw new TrackerError({
    code: 'unreachable',
    message: 'The portal does not know the organization of Azure Boards.',
    fix: 'Set workItems.azureBoards.organization.',
  });
}

function accountOf({ ref, email, annotations: said }: Person): string {
  const account =
    said['dev.azure.com/user'] ?? said['microsoft.com/email'] ?? email;
  if (account) return account;
  throw new TrackerError({
    code: 'account-unknown',
    message: 'Your entity in the catalog has no e-mail address.',
    fix: `Give ${ref} the annotation dev.azure.com/user, with the address that Azure DevOps knows.`,
  });
}

interface TeamAreas {
  values: { value: string; includeChildren: boolean }[];
}

/** A team looks after areas; the query knows only areas. */
async function areasOf(
  { project, team, areaPaths }: AzureScope,
  client: TrackerClient,
  { signal }: ReadOptions,
): Promise<Area[]> {
  const named = areaPaths.map(path => ({ path, includeChildren: true }));
  if (!team) return named;
  const [inProject, inTeam] = [project, team].map(encodeURIComponent);
  const { body } = await client.request<TeamAreas>({
    path: `/${inProject}/${inTeam}/_apis/work/teamsettings/teamfieldvalues`,
    query: { 'api-version': '7.1' },
    signal,
  });
  const ofTeam = body.values.map(({ value, includeChildren }) => ({
    path: value,
    includeChildren,
  }));
  return [...named, ...ofTeam];
}

function createClient(
  settings: AzureBoardsSettings,
  baseUrl: string,
): TrackerClient {
  return new TrackerClient({
    title: 'Azure Boards',
    baseUrl,
    credentialsFix,
    explain: refusal => explain(refusal, settings),
    async headers() {
      const headers = await settings.authorization();
      if (headers) {
        // Without this, a wrong token leads to a page to sign in at.
        return { ...headers, 'x-tfs-fedauthredirect': 'Suppress' };
      }
      throw new TrackerError({
        code: 'credentials',
        message: 'There is no token for Azure Boards.',
        fix: 'Set workItems.azureBoards.token, or the credentials of integrations.azure.',
      });
    },
  });
}

function explain(
  { status, body }: TrackerRefusal,
  { organization }: AzureBoardsSettings,
): TrackerErrorOptions | undefined {
  const said = messageOf(body);
  const reason = said ? `: ${said}` : '.';
  const [, project] =
    /TF200016: The following project does not exist: ([^.]+)/.exec(said) ?? [];
  if (project) {
    return {
      code: 'not-found',
      message: `The organization ${organization} has no project ${project}, or the token may not see it.`,
      fix: 'Check the annotation dev.azure.com/project.',
    };
  }
  if (status === 404) {
    return {
      code: 'not-found',
      message: `Azure DevOps does not find this in the organization ${organization}${reason}`,
      fix: "Check workItems.azureBoards.organization and the entity's dev.azure.com/ annotations.",
    };
  }
  if (status === 400) {
    return {
      code: 'rejected',
      message: `Azure Boards does not accept the query${reason}`,
      fix: 'Check the annotation dev.azure.com/area-path: it is written with backslashes and begins with the project.',
    };
  }
  return undefined;
}

function messageOf(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? '';
  } catch {
    return '';
  }
}
