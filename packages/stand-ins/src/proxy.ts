/** A running demo proxy. */
export interface DemoProxy {
  /** For the process that is to ask stand-ins. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Undefined when no host needs it. */
export async function startDemoProxy(
  hosts: Readonly<Record<string, string>>,
  _folder: string,
): Promise<DemoProxy | undefined> {
  if (Object.keys(hosts).length === 0) return undefined;
  throw new Error('not yet');
}
