declare module 'virtual:stagecraft-data' {
  /** Names of the data files, relative to the page. */
  export const dataFiles: {
    readonly catalog: string;
    readonly library: string;
    readonly releases: Readonly<Record<string, { release: string; lockfile?: string }>>;
    /** By release; those of which something is proven. */
    readonly evidence: Readonly<Record<string, string>>;
  };
}
