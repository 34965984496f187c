import { bad, CREATE, HUB, type BadInput } from './row.ts';

/** What is chosen, and what it is called. */
export const CHOICES: readonly BadInput[] = [
  bad('nothing chosen and no terminal', ['create', 'p'], 'NOTHING_CHOSEN', /no terminal/, {
    fix: /--preset/,
  }),
  bad('no name and no folder', ['create', '--preset', 'hub'], 'NAME_MISSING', /no name/, {
    fix: /--name/,
  }),
  bad(
    'a folder whose name is no project name',
    ['create', 'My Portal', '--preset', 'hub'],
    'INVALID_FIELD',
    /name is not valid/,
    { fix: /hyphens/ },
  ),
  bad(
    'a name with an underscore',
    [...HUB, '--name', 'acme_portal'],
    'INVALID_FIELD',
    /name is not valid/,
  ),
  bad(
    'a name that is too long',
    [...HUB, '--name', 'n'.repeat(51)],
    'INVALID_FIELD',
    /name is not valid/,
  ),
  bad(
    'a name that leaves the folder',
    [...HUB, '--name', '../evil'],
    'INVALID_FIELD',
    /name is not valid/,
  ),
  bad(
    'a title with a control character',
    [...HUB, '--title', 'a\u0007b'],
    'INVALID_FIELD',
    /title is not valid/,
  ),
  bad(
    'a title that is too long',
    [...HUB, '--title', 't'.repeat(81)],
    'INVALID_FIELD',
    /title is not valid/,
  ),
  bad('an empty name', [...HUB, '--name', ''], 'MISSING_VALUE', /--name/),
  bad('an empty organization', [...HUB, '--organization', ''], 'MISSING_VALUE', /--organization/),
  bad('an unknown preset', [...CREATE, '--preset', 'hubb'], 'UNKNOWN_PRESET', /"hubb"/, {
    fix: /"hub"/,
  }),
  bad(
    'an unknown preset far from all',
    [...CREATE, '--preset', 'kubernetes'],
    'UNKNOWN_PRESET',
    /"kubernetes"/,
    { fix: /small, hub/ },
  ),
  bad('an unknown feature', [...HUB, '--feature', 'jenkinz'], 'UNKNOWN_FEATURE', /"jenkinz"/, {
    fix: /"jenkins"/,
  }),
  bad(
    'an unknown feature to leave out',
    [...HUB, '--without', 'gitub'],
    'UNKNOWN_FEATURE',
    /"gitub"/,
    { fix: /"github"/ },
  ),
  bad(
    'a prototype as a feature',
    [...HUB, '--feature', '__proto__'],
    'UNKNOWN_FEATURE',
    /"__proto__"/,
  ),
  bad(
    'leaving out what is not chosen',
    [...HUB, '--without', 'jenkins'],
    'FEATURE_NOT_CHOSEN',
    /"jenkins" is not chosen/,
  ),
  bad(
    'leaving out what is always there',
    [...HUB, '--without', 'catalog'],
    'FEATURE_REQUIRED',
    /part of every portal/,
  ),
  bad(
    'leaving out what another needs',
    [...HUB, '--without', 'github'],
    'FEATURE_REQUIRED',
    /needed by: Actions/,
    { fix: /github actions/ },
  ),
  bad(
    'adding and leaving out the same',
    [...CREATE, '--feature', 'github', '--without', 'github'],
    'CONTRADICTING_FLAGS',
    /both added and left out/,
  ),
  bad(
    'features that conflict',
    [...HUB, '--feature', 'jenkins', '--set', 'jenkins.url=https://ci.example.com'],
    'CONFLICT',
    /can't go together/,
    { fix: /Remove/ },
  ),
  bad(
    'a feature that needs one of others',
    [...CREATE, '--feature', 'auth-any'],
    'MISSING_REQUIREMENT',
    /needs one of: GitHub, Jenkins/,
    { fix: /"github" or "jenkins"/ },
  ),
  bad(
    'a feature for another release',
    [...CREATE, '--feature', 'radar'],
    'NOT_ON_RELEASE',
    /not available on Backstage 1.55.0/,
  ),
  bad('an unknown release', [...HUB, '--release', '1.56.0'], 'UNKNOWN_RELEASE', /"1.56.0"/, {
    fix: /1.55.0/,
  }),
  bad(
    'a release that is no version',
    [...HUB, '--release', 'newest'],
    'INVALID_FIELD',
    /release is not valid/,
    { fix: /latest/ },
  ),
];
