declare module 'virtual:stagecraft-data' {
  /** Names of the data files, relative to the page. */
  export const dataFiles: {
    /** By language. */
    readonly catalogs: Readonly<Record<string, string>>;
    readonly library: string;
    readonly releases: Readonly<Record<string, { release: string; lockfile?: string }>>;
    /** By release; those of which something is proven. */
    readonly evidence: Readonly<Record<string, string>>;
  };
}
