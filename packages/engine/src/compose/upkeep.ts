import type { Draft } from './draft.ts';
import { addFile, readText, STAGECRAFT, writeText } from './tree.ts';

/** Backstage's packages move together, by Stagecraft's upgrade; the rest by Renovate. */
const RENOVATE = `{
  "$schema": "https://docs.renovatebot.com/renovate-schema.json",
  "extends": ["config:recommended", "helpers:pinGitHubActionDigests"],
  "minimumReleaseAge": "3 days",
  "packageRules": [
    {
      "description": "The packages of a Backstage release are upgraded together",
      "matchPackageNames": ["@backstage/**"],
      "groupName": "Backstage"
    },
    {
      "description": "Plugins of the community follow the Backstage release",
      "matchPackageNames": [
        "@backstage-community/**",
        "@immobiliarelabs/**",
        "@roadiehq/**"
      ],
      "groupName": "Backstage plugins"
    }
  ]
}
`;

/**
 * Renovate's configuration, and yarn's: install scripts are off but for those named. No image that is
 * built of the project gets its secrets.
 */
export function contributeUpkeep(draft: Draft): void {
  addFile(draft.tree, 'renovate.json', RENOVATE, STAGECRAFT);
  const path = '.yarnrc.yml';
  const text = readText(draft.tree, path);
  const settings = `# No package runs code of its own at install. To allow one, add it to
# dependenciesMeta in package.json with "built": true.
enableScripts: false
enableTelemetry: false

`;
  writeText(draft.tree, path, settings + text, [STAGECRAFT]);
  const ignore = readText(draft.tree, '.dockerignore').trimEnd();
  writeText(draft.tree, '.dockerignore', `${ignore}\n.env\n.env.*\n`, [STAGECRAFT]);
}
