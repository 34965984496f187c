import { z } from 'zod';
import { FEATURE_ID } from './id.ts';
import type { LibraryTranslation } from './translation.ts';

const ENVIRONMENT_NAME = /^[A-Z][A-Z0-9_]*$/;

/** A slug of Simple Icons, or a file of the feature's folder. */
const ICON = /^(\.\/[a-z][a-z0-9-]*\.svg|[a-z0-9_]+)$/;

/** The parts of the sidebar in upstream's template, from top to bottom. */
export const SIDEBAR_SECTIONS = ['search', 'main', 'pages', 'notifications', 'settings'] as const;

const id = z.string().regex(FEATURE_ID, 'lower-case words joined by hyphens');
const text = z.string().min(1);
const projectPath = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\]+$/, 'a path inside the project, with forward slashes');

/**
 * When a part of a feature applies. All of it must hold:
 * an option equals the value (or one of the values), `true` meaning set for anything that is not a
 * boolean; `features` are all chosen.
 */
export const conditionSchema = z.strictObject({
  options: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
  features: z.array(id).optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

const conditional = {
  when: conditionSchema.optional().describe('Applies only when all of this holds'),
  unless: z
    .union([conditionSchema, z.array(conditionSchema).min(1)])
    .optional()
    .describe('Does not apply when all of this holds; of a list, when one of them holds'),
};

const packageUse = z.union([
  text,
  z.strictObject({
    name: text,
    ...conditional,
    add: z
      .boolean()
      .optional()
      .describe(
        'Backend only: false for a library that is imported rather than added as a feature',
      ),
    dev: z.boolean().optional().describe('A devDependency'),
    shared: z
      .boolean()
      .optional()
      .describe('A library that the template may have for itself: never taken out of it'),
  }),
]);

const backendImport = z.strictObject({
  import: text.describe("What packages/backend/src/index.ts adds, as './extensions/policy'"),
  ...conditional,
});

const importSpec = z.strictObject({
  name: text,
  from: text,
  default: z.boolean().optional(),
});

const secretSchema = z.strictObject({
  title: text,
  purpose: text.describe('What it is for, one sentence'),
  obtain: z.url().describe('Where to get it'),
  scopes: z
    .array(text)
    .optional()
    .describe('The permissions it needs, by the names the upstream uses'),
  note: text.optional(),
  optional: z.boolean().optional().describe('The feature works without it, with less'),
  production: z.boolean().optional().describe('Needed in production only'),
  ...conditional,
});
export type Secret = z.infer<typeof secretSchema>;

const configEdit = z.strictObject({
  into: z.enum(['app-config.yaml', 'app-config.production.yaml']),
  ...conditional,
  yaml: text.describe('Merged into the file: maps by key, lists by adding what is not there'),
});

const codeEdit = z.strictObject({
  file: projectPath,
  releases: z
    .string()
    .optional()
    .describe('A semver range of releases whose template has this text'),
  find: text.describe('Exact text in the template'),
  replace: z.string(),
});

const fileCopy = z.strictObject({
  from: projectPath.describe(
    "A file or folder in the feature's own folder; category/… is in the files folder of its category",
  ),
  to: projectPath.describe('Where it goes in the project'),
  interpolate: z.boolean().optional().describe('Replace {{ … }} in it'),
  ...conditional,
});

const signIn = z.strictObject({
  id: text.describe("The provider's id in auth.providers"),
  title: text,
  message: text,
  api: importSpec.optional().describe('The ApiRef; absent for guest and for a proxy'),
  proxy: z
    .boolean()
    .optional()
    .describe('People have signed in at a proxy in front of the portal; used in production'),
  userAnnotation: text
    .optional()
    .describe("An annotation of its users that holds their name there; the first user's too"),
  ...conditional,
});

const nextStep = z.strictObject({
  title: text,
  body: text.describe('Markdown; {{ … }} is replaced'),
  link: z.url().optional(),
  ...conditional,
});

const signInWay = z.strictObject({
  provider: text.describe('Its title on the sign-in page'),
  person: text.describe('Who is chosen at the stand-in'),
});

const probe = z.strictObject({
  page: text.optional().describe('A path of the portal to open'),
  request: text.optional().describe('A path of the backend to request'),
  shows: z.array(text).min(1).describe('Texts that must be there'),
  signIn: signInWay
    .optional()
    .describe('Signs in first, in a browser that nobody has signed in with'),
  demo: z.boolean().optional().describe('Needs the stand-ins of demo mode'),
  picture: z
    .boolean()
    .optional()
    .describe('Its page shows the feature best; without any, that is the page of the last probe'),
  ...conditional,
});

const standInUse = z.strictObject({
  standIn: id.describe('A folder of packages/stand-ins/src'),
  hosts: z
    .array(text)
    .optional()
    .describe(
      "Hosts, as api.linear.app or, below a path, graph.microsoft.com/v1.0/me, whose requests from the backend reach the stand-in: for upstreams whose address can't be configured",
    ),
  config: text
    .optional()
    .describe('app-config over that of the project; {{ standIn.url }} is the address'),
  environment: z.record(z.string().regex(ENVIRONMENT_NAME), z.string()).optional(),
  annotations: z
    .record(z.string(), z.string())
    .optional()
    .describe("Annotations of the demo's component"),
  ...conditional,
});

const checkProblem = z.strictObject({
  status: z.array(z.number().int()).optional().describe('Status codes of the answer'),
  lacks: z
    .strictObject({ header: text, value: text })
    .optional()
    .describe('A header of the answer that does not name this'),
  body: text.optional().describe('Text in the body of the answer'),
  says: text,
  fix: text,
});

const connectionCheck = z.strictObject({
  title: text.describe('What is asked, as "Token of GitHub"'),
  method: z.enum(['GET', 'POST']).optional(),
  url: text.describe("{{ config.jenkins.baseUrl }} is a value of the project's configuration"),
  headers: z.record(z.string(), z.string()).optional(),
  basic: z
    .strictObject({
      username: text,
      password: z.string().describe('Empty where a token is the user name'),
    })
    .optional(),
  body: text.optional(),
  tls: z
    .strictObject({
      authority: text.describe('Who signs for the server, in base64, as a kubeconfig has it'),
      unverified: text.describe('The value true when any certificate will do'),
    })
    .optional()
    .describe('For servers whose certificate authority is told by the configuration'),
  secrets: z.array(z.string().regex(ENVIRONMENT_NAME)).optional().describe('Skipped without these'),
  problems: z.array(checkProblem).optional().describe('The first that applies is what is wrong'),
  accepts: z
    .array(z.number().int())
    .optional()
    .describe(
      'Status codes that are no failure when no problem applies, as 400 for a code that nobody gave',
    ),
  ...conditional,
});

const mistake = z.strictObject({
  title: text.describe('As "The token is wrong"'),
  environment: z.record(z.string().regex(ENVIRONMENT_NAME), z.string()).optional(),
  config: text.optional().describe('app-config over that of demo mode'),
  page: text.optional().describe('Where the portal shows it'),
  signIn: signInWay
    .optional()
    .describe(
      'Who tries to sign in; what is shown is on the sign-in page or in the window that it opens',
    ),
  shows: z.array(text).optional().describe('What the portal then shows there'),
  doctor: text.optional().describe('What `stagecraft doctor` says'),
  ...conditional,
});

const portalItem = z.strictObject({
  title: text.describe('As the portal shows it; {{ … }} is replaced'),
  order: z.number().optional().describe('Lower comes first; 0 when not given'),
  ...conditional,
});

const sidebarItem = portalItem.extend({
  section: z
    .enum(SIDEBAR_SECTIONS)
    .optional()
    .describe("Its part of the template's sidebar; pages, which are sorted by title, by default"),
});

const entityCard = portalItem.extend({
  aside: z.boolean().optional().describe('In the narrow column beside the others'),
});

/** What a person sees of a feature in the portal: the picture that grows as one chooses. */
const portalSchema = z.strictObject({
  sidebar: z.array(sidebarItem).optional(),
  entityTabs: z.array(portalItem).optional().describe("Tabs of a component's page"),
  entityCards: z.array(entityCard).optional().describe("Cards on a component's overview"),
  homeWidgets: z.array(portalItem).optional(),
  search: z
    .strictObject({
      engine: z.array(portalItem).optional().describe('The first that applies is the one'),
      sources: z.array(portalItem).optional().describe('What search finds'),
    })
    .optional(),
  elsewhere: z
    .array(z.strictObject({ text, ...conditional }))
    .optional()
    .describe('One sentence where it acts unseen, or on pages that the sketch has not'),
});

const proof = z.strictObject({
  proves: text.describe('What its probes show, and honestly what they do not'),
  console: z
    .array(text)
    .optional()
    .describe(
      "Errors that the vendor's own components put into the console in development, which we can't mend; all others fail the proof",
    ),
  tests: z
    .array(z.strictObject({ file: projectPath, name: text }))
    .optional()
    .describe('Tests of this repository that prove more'),
});

const templatePart = z.strictObject({
  config: z
    .record(z.string(), z.array(text))
    .optional()
    .describe('Config paths in the template that belong to this feature, by file'),
  files: z.array(projectPath).optional().describe('Files, and folders (ending in /), likewise'),
  code: z.array(codeEdit).optional().describe('Edits that take this feature out of template code'),
});

/** One thing that can be chosen. The folder `features/<category>/<id>/` holds it as `feature.yaml`. */
export const featureSchema = z.strictObject({
  id,
  title: text,
  category: id,
  summary: text.max(160).describe('One sentence that a newcomer understands'),
  description: text.optional(),
  keywords: z.array(text).optional().describe('Synonyms and product names that search finds it by'),
  icon: z
    .string()
    .regex(ICON, 'a slug of Simple Icons, or ./icon.svg')
    .optional()
    .describe("A slug of Simple Icons, or ./icon.svg in the feature's folder: one path, 24 by 24"),
  links: z.strictObject({ docs: z.url(), source: z.url().optional() }),
  always: z.boolean().optional().describe('Part of every project'),
  requires: z.array(id).optional().describe('Added along with it'),
  requiresOneOf: z.array(id).optional().describe('At least one of these must be chosen'),
  recommends: z.array(id).optional(),
  conflicts: z.array(z.strictObject({ feature: id, because: text })).optional(),
  releases: z.string().optional().describe('A semver range of the releases it works on'),
  options: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      'JSON Schema of an object. A property may have "when", as elsewhere here: the option is asked for, required and checked only when that holds, by the options before it',
    ),
  secrets: z.record(z.string().regex(ENVIRONMENT_NAME), secretSchema).optional(),
  packages: z
    .strictObject({
      root: z.array(packageUse).optional(),
      app: z.array(packageUse).optional(),
      backend: z.array(packageUse).optional(),
    })
    .optional(),
  plugins: z
    .array(z.union([text, z.strictObject({ name: text, ...conditional })]))
    .optional()
    .describe("Plugins of this repository's folder plugins/ that become part of the project"),
  backend: z.array(backendImport).optional().describe('Local modules that the backend adds'),
  base: templatePart
    .optional()
    .describe("What upstream's template has of this feature; removed when it is not chosen"),
  config: z.array(configEdit).optional(),
  code: z
    .array(codeEdit.extend(conditional))
    .optional()
    .describe('Edits of template code when chosen'),
  files: z.array(fileCopy).optional(),
  modules: z
    .array(importSpec.extend(conditional))
    .optional()
    .describe('Frontend features that packages/app/src/App.tsx passes to createApp'),
  annotations: z
    .record(z.string(), z.string())
    .optional()
    .describe('Entity annotations it reads, with the value that the example component gets'),
  signIn: signIn.optional(),
  portal: portalSchema.optional().describe('What one sees of it in the portal'),
  next: z.array(nextStep).optional(),
  probes: z.array(probe).optional(),
  demo: z
    .array(standInUse)
    .optional()
    .describe('Stand-ins of its upstreams, for demo mode and for probes'),
  checks: z
    .array(connectionCheck)
    .optional()
    .describe('Requests to the upstream by which `stagecraft doctor` tries the credentials'),
  mistakes: z
    .array(mistake)
    .optional()
    .describe('The likeliest mistakes of who configures it, and what is then seen'),
  proof: proof.optional().describe('What is known to work once the probes have passed'),
});
export type StandInUse = z.infer<typeof standInUse>;
export type ConnectionCheck = z.infer<typeof connectionCheck>;
export type Mistake = z.infer<typeof mistake>;

export type FeatureDefinition = z.infer<typeof featureSchema>;

export const categorySchema = z.strictObject({ id, title: text, summary: text });
export type Category = z.infer<typeof categorySchema>;

export const presetSchema = z.strictObject({
  id,
  title: text,
  summary: text,
  features: z.record(id, z.record(z.string(), z.unknown())),
});
export type Preset = z.infer<typeof presetSchema>;

/** A feature with the files of its folder, as the engine takes it. */
export interface Feature extends FeatureDefinition {
  /** By path inside the feature's folder; without `feature.yaml`. */
  readonly contents: ReadonlyMap<string, string | Uint8Array>;
}

/** A plugin of ours, which projects get as a workspace: a folder of `plugins/`. */
export interface OwnPlugin {
  /** Name of the folder. */
  readonly folder: string;
  /** By path inside the folder, `package.json` included. */
  readonly contents: ReadonlyMap<string, string | Uint8Array>;
}

/** Everything that can be chosen, in the order in which it is shown. */
export interface Library {
  readonly categories: readonly Category[];
  readonly features: ReadonlyMap<string, Feature>;
  readonly presets: ReadonlyMap<string, Preset>;
  /** By folder; absent where a library has none. */
  readonly plugins?: ReadonlyMap<string, OwnPlugin>;
  /** By language, as `th`; absent where nothing is translated. */
  readonly translations?: Readonly<Record<string, LibraryTranslation>>;
}
