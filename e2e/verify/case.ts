import type { Composition } from '@stagecraft/engine';
import { composePortal } from '../harness/portal.ts';
import {
  checkConfig,
  checkFormatting,
  checkTypes,
  startInDemo,
  type VerifiedPortal,
} from './portal.ts';
import { runProbes } from './probing.ts';
import type { Place } from './tree.ts';

/** A selection to verify. */
export interface Case {
  readonly title: string;
  readonly features: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Whose probes are run; all by default. */
  readonly probed?: readonly string[];
  /** Of which a picture is kept. */
  readonly pictured?: readonly string[];
}

export interface Outcome {
  readonly title: string;
  readonly passed: boolean;
  /** One line each: what failed. */
  readonly failures: readonly string[];
  /** Features of which no probe failed. */
  readonly proven: readonly string[];
  readonly seconds: number;
}

export interface VerifyOptions {
  readonly place: Place;
  /** Errors in the console of a stock project. */
  readonly stock: readonly string[];
  readonly log: (line: string) => void;
  /** Waits after the probes until this resolves. */
  readonly hold?: (portal: VerifiedPortal) => Promise<void>;
  readonly screenshots?: boolean;
  /** Pictures are kept for the evidence. */
  readonly pictures?: boolean;
  /** Probes alone, while one works on a feature. */
  readonly quick?: boolean;
}

/** Configuration, formatting, types, backend and probes of one selection. */
export async function verifyCase(given: Case, options: VerifyOptions): Promise<Outcome> {
  const began = performance.now();
  const { place, log } = options;
  const failures: string[] = [];
  const failed = new Set<string>();
  const composition = composePortal(given.features);
  const attempt = async (title: string, work: () => Promise<void>) => {
    const seconds = () => Math.round((performance.now() - began) / 1000);
    try {
      await work();
      log(`  ${seconds()} s: ${title}`);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      failures.push(`${title}: ${message}`);
      log(`  ${seconds()} s: failed: ${title}: ${message}`);
      return false;
    }
  };
  const toolchain = await place.write(composition.files);
  if (options.quick !== true) {
    await attempt('configuration', () => checkConfig(toolchain, composition));
    await attempt('formatting', () => checkFormatting(toolchain, composition));
    await attempt('types', () => checkTypes(toolchain));
  }
  await attempt('portal', async () => {
    const portal = await startInDemo(place, toolchain, composition);
    const stock = [...options.stock, ...knownErrors(composition)];
    try {
      await attempt('pages', () =>
        runProbes({
          composition,
          portal,
          stock,
          probes: composition.probes.filter(
            ({ feature }) => given.probed?.includes(feature) !== false,
          ),
          pictured: options.pictures === true ? (given.pictured ?? []) : [],
          screenshots: options.screenshots === true,
          attempt: async (probe, work) => {
            portal.checkThatItRuns();
            const title = `${probe.feature} ${probe.page ?? probe.request ?? 'sign-in'}`;
            if (!(await attempt(title, work))) failed.add(probe.feature);
          },
        }),
      );
      await options.hold?.(portal);
    } finally {
      await portal.stop();
    }
  });
  const proven = [...composition.selection.chosen.keys()].filter((id) => !failed.has(id));
  return {
    title: given.title,
    passed: failures.length === 0,
    failures,
    proven: failures.some((each) => /^(configuration|formatting|types|portal|pages)/.test(each))
      ? []
      : proven,
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

/** What features say that their vendors' components complain of. */
function knownErrors({ selection }: Composition): string[] {
  return [...selection.chosen.values()].flatMap(({ feature }) => feature.proof?.console ?? []);
}
