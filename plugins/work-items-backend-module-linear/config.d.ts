export interface Config {
  workItems?: {
    linear?: {
      /**
       * An API key with the permission to read.
       * @visibility secret
       */
      apiKey?: string;
      /**
       * https://api.linear.app/graphql when not given.
       */
      apiUrl?: string;
      /**
       * The key of the team of entities that name only a project or a label.
       */
      defaultTeam?: string;
    };
  };
}
