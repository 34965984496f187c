export { errorKindOf } from './errorKind.ts';
export type { ErrorKind } from './errorKind.ts';
export { StagecraftError, StagecraftErrors } from './errors.ts';
export type { SourcePosition, StagecraftErrorInit } from './errors.ts';
export { nearest, suggest, suggestion } from './nearest.ts';
export { checkBlueprint, parseBlueprint } from './blueprint/parse.ts';
export type { Locate, ParsedBlueprint } from './blueprint/parse.ts';
export { findSecrets } from './blueprint/secrets.ts';
export { BLUEPRINT_FORMAT, blueprintSchema, PROJECT_NAME } from './blueprint/schema.ts';
export type { Blueprint } from './blueprint/schema.ts';
export { presetFeatures } from './blueprint/preset.ts';
export type { PresetFeatures } from './blueprint/preset.ts';
export { resolveBlueprint } from './blueprint/resolve.ts';
export type { ChosenFeature, Selection } from './blueprint/resolve.ts';
export { writeBlueprint } from './blueprint/write.ts';
export { applies } from './library/condition.ts';
export type { Members, OptionValues } from './library/condition.ts';
export { trustLibrary } from './library/assemble.ts';
export type { FeatureSource, LibrarySources } from './library/assemble.ts';
export { buildLibrary } from './library/build.ts';
export { localizeFeature, localizeLibrary } from './library/localize.ts';
export { featureTranslationSchema } from './library/translation.ts';
export type {
  FeatureTranslation,
  HeadingsTranslation,
  LibraryTranslation,
} from './library/translation.ts';
export { featureSchema } from './library/feature.ts';
export type {
  Category,
  ConnectionCheck,
  Feature,
  Library,
  Mistake,
  OwnPlugin,
  Preset,
  Secret,
} from './library/feature.ts';
export { applyChange, dependentsOf } from './choose/change.ts';
export type { BlueprintChange } from './choose/change.ts';
export { featureStates } from './choose/featureStates.ts';
export type { FeatureState } from './choose/featureStates.ts';
export type { Catalog } from './choose/requirements.ts';
export type { Reason, ReleaseFacts } from './choose/rules.ts';
export { checkOptions, matchesSchema } from './library/checkOptions.ts';
export { readOptionText, showOptionValue, splitList } from './library/optionText.ts';
export type { ReadOption } from './library/optionText.ts';
export { optionApplies, optionsOf, withDefaults } from './library/options.ts';
export type { Option, OptionSchema } from './library/options.ts';
export { DEFAULT_BRANCH, NAME_PLACEHOLDER, releaseDefinitionSchema } from './release/release.ts';
export type { Release, ReleaseDefinition } from './release/release.ts';
export { evidenceSchema } from './release/evidence.ts';
export type { Evidence, FeatureEvidence } from './release/evidence.ts';
export { cutLockfile, parseLockfile } from './lockfile/index.ts';
export type { LockfileGraph } from './lockfile/index.ts';
export { zipComposition } from './archive.ts';
export { compose } from './compose/compose.ts';
export type { Composition } from './compose/compose.ts';
export type { Notice, Warning } from './compose/warnings.ts';
export type { ConfigOrigin, PackageOrigin, Workspace } from './compose/draft.ts';
export type { EnvironmentVariable } from './compose/environment.ts';
export type { Probe } from './compose/probes.ts';
export { connectionsOf } from './compose/checks.ts';
export type { Connection, ConnectionFacts } from './compose/checks.ts';
export { demoSettings, demoStandIns, mergeConfig, mistakesOf } from './compose/demo.ts';
export type { DemoSettings, DemoStandIn, FilledMistake, StandInValues } from './compose/demo.ts';
export { localizeComposition } from './compose/localize.ts';
export { portalOf } from './compose/portal.ts';
export type {
  PortalCard,
  PortalEntityItem,
  PortalItem,
  PortalSidebarItem,
  PortalSketch,
  SidebarSection,
} from './compose/portal.ts';
export type { NextStep } from './compose/nextSteps.ts';
export { STAGECRAFT, TEMPLATE } from './compose/tree.ts';
export type { Origin, Tree, TreeFile } from './compose/tree.ts';
export { decodeData, encodeData } from './wire/data.ts';
export { SHARE_PARAMETER } from './share/format.ts';
export { looksShared, readSharedBlueprint, readShareLink } from './share/read.ts';
export { shareBlueprint } from './share/write.ts';
export { commandLine } from './share/commandLine.ts';
export type { CommandLibrary } from './share/commandLine.ts';
export { lineOrigins } from './origins/lineOrigins.ts';
