export { createProject } from './create/createProject.ts';
export type { CreatedProject, CreateOptions, InstallProject } from './create/createProject.ts';
export { writeZip } from './create/writeZip.ts';
export type { Step, StepEvent, StepListener, StepStatus } from './steps.ts';
export { dotenvText, ENVIRONMENT_FILE, readEnvironmentFile } from './environmentFile.ts';
export { checkTarget } from './create/target.ts';
export type { Target } from './create/target.ts';
