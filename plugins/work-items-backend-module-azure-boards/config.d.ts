export interface Config {
  workItems?: {
    azureBoards?: {
      /**
       * https://dev.azure.com when not given; for Azure DevOps Server its
       * address, as https://devops.acme.example.
       */
      baseUrl?: string;
      /**
       * The organization, or the collection of Azure DevOps Server.
       */
      organization?: string;
      /**
       * A personal access token with the scope Work Items (Read). Without it,
       * the credentials of integrations.azure are used.
       * @visibility secret
       */
      token?: string;
      /**
       * The project of entities that name only a team or an area path.
       */
      defaultProject?: string;
    };
  };
}
