import type { Config } from '@backstage/config';
import {
  DefaultAzureDevOpsCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { optionalText, TrackerError } from '@stagecraft/plugin-work-items-node';

export interface AzureBoardsSettings {
  baseUrl: string;
  /** Undefined when it is not set. */
  organization: string | undefined;
  defaultProject: string | undefined;
  /** Undefined when there are no credentials. */
  authorization(): Promise<Record<string, string> | undefined>;
}

export function readAzureBoardsConfig(root: Config): AzureBoardsSettings {
  const config = root.getOptionalConfig('workItems.azureBoards');
  const organization = optionalText(config, 'organization');
  const baseUrl = (
    optionalText(config, 'baseUrl') ?? 'https://dev.azure.com'
  ).replace(/\/+$/, '');
  const token = optionalText(config, 'token');
  return {
    baseUrl,
    organization,
    defaultProject: optionalText(config, 'defaultProject'),
    async authorization() {
      if (token) {
        const encoded = Buffer.from(`:${token}`).toString('base64');
        return { authorization: `Basic ${encoded}` };
      }
      return credentialsOfCode(root, `${baseUrl}/${organization}`);
    },
  };
}

/** Only those that somebody set: without any, Azure's own ways are tried, which take long. */
async function credentialsOfCode(
  root: Config,
  url: string,
): Promise<Record<string, string> | undefined> {
  if (!root.has('integrations.azure')) return undefined;
  const integrations = ScmIntegrations.fromConfig(root);
  const provider =
    DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  try {
    const credentials = await provider.getCredentials({ url });
    return credentials?.headers;
  } catch (cause) {
    throw new TrackerError({
      code: 'credentials',
      message:
        'There is no token for Azure Boards, and integrations.azure gave none.',
      fix: 'Set workItems.azureBoards.token, or correct the credentials of integrations.azure.',
      cause,
    });
  }
}
