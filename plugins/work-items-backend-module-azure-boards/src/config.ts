import type { Config } from '@backstage/config';
import {
  DefaultAzureDevOpsCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';

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
  const organization = config?.getOptionalString('organization');
  const baseUrl = (
    config?.getOptionalString('baseUrl') ?? 'https://dev.azure.com'
  ).replace(/\/+$/, '');
  const token = config?.getOptionalString('token');
  const provider = DefaultAzureDevOpsCredentialsProvider.fromIntegrations(
    ScmIntegrations.fromConfig(root),
  );
  return {
    baseUrl,
    organization,
    defaultProject: config?.getOptionalString('defaultProject'),
    async authorization() {
      if (token) {
        const encoded = Buffer.from(`:${token}`).toString('base64');
        return { authorization: `Basic ${encoded}` };
      }
      const credentials = await provider.getCredentials({
        url: `${baseUrl}/${organization}`,
      });
      return credentials?.headers;
    },
  };
}
