export interface Config {
  workItems?: {
    gitlab?: {
      /**
       * The host of entities that don't say theirs, as gitlab.acme.example;
       * gitlab.com when not given. Its credentials are those of
       * integrations.gitlab.
       */
      host?: string;
    };
  };
}
