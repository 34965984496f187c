import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  demoSettings,
  demoStandIns,
  mergeConfig,
  type ChosenFeature,
  type Selection,
  type StandInValues,
} from '@stagecraft/engine';
import {
  demoEntities,
  loadStandIn,
  startDemoProxy,
  type DemoProxy,
  type StandIn,
} from '@stagecraft/stand-ins';
import { readAppConfig } from '@stagecraft/toolchain';
import { stringify } from 'yaml';

/** What a portal is started with, so that it asks stand-ins in place of its upstreams. */
export interface Demo {
  /** Configuration files over those of the project; they are outside of it. */
  readonly configs: readonly string[];
  /** Over the environment of the project. */
  readonly env: Readonly<Record<string, string>>;
  /** The stand-ins that run, by name. */
  readonly standIns: ReadonlyMap<string, StandIn>;
  /** Features that show invented data now. */
  readonly features: readonly string[];
  /** Leads requests for hosts that can't be configured to their stand-ins, where there are such. */
  readonly proxy: DemoProxy | undefined;
  /** Ends the stand-ins and removes what was written. */
  stop(): Promise<void>;
}

/** What goes over a demo's own configuration and environment. */
export interface DemoOver {
  /** app-config, as a further file: its lists replace those of the demo. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
}

export interface DemoOptions {
  /** Given what the stand-ins gave, by their names. */
  readonly over?: ((standIns: ReadonlyMap<string, StandInValues>) => DemoOver) | undefined;
  /** What the dates of the data are relative to. Now by default. */
  readonly now?: Date | undefined;
}

/**
 * Starts the stand-ins of what a project has chosen and writes the configuration that points to them
 * into a temporary folder. The project itself stays as it is.
 * @throws StagecraftError STAND_IN_PORT, STAND_IN_UNKNOWN, INVALID_CONFIG
 */
export async function startDemo(
  projectDir: string,
  selection: Selection,
  options: DemoOptions = {},
): Promise<Demo> {
  const chosen = [...selection.chosen.values()];
  const wanted = demoStandIns(chosen);
  const standIns = new Map<string, StandIn>();
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.map((each) => each()));
  };
  try {
    for (const { id, features } of wanted) {
      const start = await loadStandIn(id);
      const { now } = options;
      const standIn = await start({
        options: optionsOf(chosen, features),
        ...(now === undefined ? {} : { now }),
      });
      standIns.set(id, standIn);
      stops.push(() => standIn.stop());
    }
    const values = new Map<string, StandInValues>(
      [...standIns].map(([id, standIn]) => [id, standIn.values]),
    );
    const settings = demoSettings(chosen, values);
    const over = options.over?.(values);
    const folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-demo-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const entities = path.join(folder, 'entities.yaml');
    await writeFile(entities, documents(demoEntities(settings.annotations)));
    const config = await overlay(projectDir, entities, settings.config, over?.config);
    const file = path.join(folder, 'app-config.demo.yaml');
    await writeFile(file, stringify(config));
    const proxy = await startDemoProxy(settings.hosts, folder);
    if (proxy !== undefined) stops.push(() => proxy.stop());
    return {
      configs: [file],
      env: { ...settings.environment, ...over?.environment, ...proxy?.environment },
      standIns,
      proxy,
      features: [...new Set(wanted.flatMap(({ features }) => features))].toSorted(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A stand-in may serve several features: it sees the options of all of them. */
function optionsOf(chosen: readonly ChosenFeature[], features: readonly string[]) {
  const options = chosen
    .filter(({ feature }) => features.includes(feature.id))
    .map((each) => each.options);
  return Object.assign({}, ...options) as Record<string, unknown>;
}

function documents(entities: readonly object[]): string {
  return entities.map((entity) => stringify(entity)).join('---\n');
}

const KINDS = ['Component', 'API', 'System', 'Domain', 'Resource', 'Group', 'User'];

/** Backstage replaces lists, so those of the project are said again. */
async function overlay(
  projectDir: string,
  entities: string,
  demo: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const own = (await readAppConfig(projectDir)) as {
    readonly catalog?: { readonly locations?: readonly unknown[] };
  };
  const { locations = [] } = own.catalog ?? {};
  const catalog = {
    catalog: {
      locations: [...locations, { type: 'file', target: entities, rules: [{ allow: KINDS }] }],
    },
  };
  return mergeConfig(mergeConfig(catalog, demo), over, 'replaced');
}
