import type { Composition, EnvironmentVariable, Library, Secret } from '@stagecraft/engine';

/** A variable of the environment in machine-readable output. Never its value. */
export interface VariableReport extends EnvironmentVariable {
  /** Whether the project has a value for it. */
  readonly set: boolean;
}

/** What a composition is, for machines. The shape is documented in docs/cli.md. */
export function compositionReport(composition: Composition, set: ReadonlySet<string>) {
  const { selection, environment, warnings, nextSteps, installedPackages } = composition;
  return {
    project: {
      name: selection.name,
      title: selection.title,
      organization: selection.organization,
      release: selection.release,
    },
    features: [...selection.chosen.values()].map(({ feature, options, addedFor }) => ({
      id: feature.id,
      title: feature.title,
      category: feature.category,
      options,
      addedFor: addedFor ?? null,
    })),
    installedPackages: installedPackages ?? null,
    environment: environment.map((variable): VariableReport => ({
      ...variable,
      set: set.has(variable.name),
    })),
    warnings,
    nextSteps,
  };
}

/** Every file, package and config key with who put it there. */
export function contentsReport({ files, packages, config }: Composition) {
  return {
    files: [...files].map(([path, { content, executable, origins }]) => ({
      path,
      bytes: Buffer.byteLength(content),
      executable,
      origins,
    })),
    packages,
    config,
  };
}

/** The secrets of a feature as a list. */
export function secretsOf(feature: { secrets?: Record<string, Secret> | undefined }) {
  return Object.entries(feature.secrets ?? {}).map(([name, secret]) => ({ name, ...secret }));
}

/** Titles of features by id. */
export function titlesOf(ids: Iterable<string>, library: Library): string[] {
  return [...ids].map((id) => library.features.get(id)?.title ?? id);
}
