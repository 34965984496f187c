export { StagecraftError, StagecraftErrors } from './errors.ts';
export type { SourcePosition, StagecraftErrorInit } from './errors.ts';
