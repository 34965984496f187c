import { githubSettings, startGithubStandIn } from '@stagecraft/stand-ins';
import { StagecraftError, type Composition } from '@stagecraft/engine';
import { spawnSync } from 'node:child_process';
import {
  composePortal,
  createPortal,
  library,
  startPortal,
  writeLocalConfig,
} from '../harness/portal.ts';
import { EXAMPLE_OPTIONS, LOCAL_CONFIG } from './scenes.ts';

export interface EvidencePortal {
  readonly composition: Composition;
  readonly frontendUrl: string;
  readonly backendUrl: string;
  /** Version of the Node that runs it, as `24.21.0`. */
  readonly node: string;
  stop(): Promise<void>;
}

/** Creates, installs and starts the preset `everything`, with a stand-in in place of GitHub. */
export async function startEvidencePortal(): Promise<EvidencePortal> {
  requireMkdocs();
  const { features = {} } = library.presets.get('everything') ?? {};
  const composition = composePortal({ ...features, ...EXAMPLE_OPTIONS });
  const standIn = await startGithubStandIn({ organization: 'acme', webUrl: 'https://github.com' });
  const portal = await createPortal(['--preset', 'everything', ...exampleSettings()]);
  const { appConfig, environment } = githubSettings(standIn, 'acme');
  await writeLocalConfig(portal, appConfig + LOCAL_CONFIG);
  const running = await startPortal(portal.folder, { env: environment });
  const stop = async () => {
    await running.stop();
    await standIn.stop();
    await portal.remove();
  };
  await running.ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const { frontendUrl, backendUrl } = running;
  return { composition, frontendUrl, backendUrl, node: portal.toolchain.node.version, stop };
}

function exampleSettings(): string[] {
  return Object.entries(EXAMPLE_OPTIONS).flatMap(([id, options]) =>
    Object.entries(options).flatMap(([name, value]) => ['--set', `${id}.${name}=${value}`]),
  );
}

/** Without it, no documentation is built, and nothing is proven of it. */
function requireMkdocs(): void {
  if (spawnSync('mkdocs', ['--version'], { stdio: 'ignore' }).status === 0) return;
  throw new StagecraftError({
    code: 'NO_MKDOCS',
    message: 'The evidence for TechDocs needs MkDocs, and it is not in the path.',
    fix: 'pip install mkdocs-techdocs-core',
  });
}
