export interface Config {
  workItems?: {
    jira?: {
      /**
       * Where people open Jira, as https://acme.atlassian.net.
       */
      baseUrl?: string;
      /**
       * Where the API is, if it is elsewhere: tokens with scopes of Jira Cloud
       * need https://api.atlassian.com/ex/jira/<cloud id>.
       */
      apiBaseUrl?: string;
      /**
       * `cloud` when not given.
       */
      edition?: 'cloud' | 'dataCenter';
      /**
       * Jira Cloud: the e-mail address of the account that the token is of.
       */
      email?: string;
      /**
       * Jira Cloud: an API token.
       * @visibility secret
       */
      apiToken?: string;
      /**
       * Jira Data Center: a personal access token.
       * @visibility secret
       */
      token?: string;
      /**
       * The key of the project of entities that name only a component or a
       * label.
       */
      defaultProject?: string;
    };
  };
}
