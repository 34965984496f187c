export interface Config {
  workItems?: {
    github?: {
      /**
       * The host of entities that don't say where their source is, as
       * github.acme.example; github.com when not given. Its credentials are
       * those of integrations.github.
       */
      host?: string;
    };
  };
}
