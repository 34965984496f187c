import { bad, CREATE, FILE, HUB, SECRETS, type BadInput } from './row.ts';

/** Secrets in the wrong place: refused, and never repeated. */
export const SECRETS_MISPLACED: readonly BadInput[] = [
  bad(
    'a GitHub token in --set',
    [...HUB, '--set', `github.organization=${SECRETS.github}`],
    'SECRET_IN_BLUEPRINT',
    /a GitHub token/,
    { fix: /--secrets-from-env/, secrets: [SECRETS.github] },
  ),
  bad(
    'a token where a number belongs',
    [...HUB, '--set', `github.minutes=${SECRETS.github}`],
    'SECRET_IN_BLUEPRINT',
    /a GitHub token/,
    { secrets: [SECRETS.github] },
  ),
  bad(
    'a token as a feature',
    [...HUB, '--feature', SECRETS.github],
    'SECRET_IN_BLUEPRINT',
    /a GitHub token/,
    { secrets: [SECRETS.github] },
  ),
  bad(
    'a token as the title',
    [...HUB, '--title', SECRETS.github],
    'SECRET_IN_BLUEPRINT',
    /a GitHub token/,
    { secrets: [SECRETS.github] },
  ),
  bad(
    'a token without a place',
    [...HUB, '--set', SECRETS.github],
    'INVALID_SETTING',
    /<feature>\.<option>=<value>/,
    { secrets: [SECRETS.github] },
  ),
  bad('a GitLab token in a blueprint', FILE, 'SECRET_IN_BLUEPRINT', /a GitLab token/, {
    blueprint: `stagecraft: 1\nname: acme\nfeatures:\n  github: { organization: ${SECRETS.gitlab} }\n`,
    secrets: [SECRETS.gitlab],
    position: { line: 4, column: 13 },
  }),
  bad('a Slack token in a blueprint', FILE, 'SECRET_IN_BLUEPRINT', /a Slack token/, {
    blueprint: `stagecraft: 1\nname: acme\norganization: ${SECRETS.slack}\nfeatures: {}\n`,
    secrets: [SECRETS.slack],
    position: { line: 3, column: 1 },
  }),
  bad('an AWS key in a blueprint', FILE, 'SECRET_IN_BLUEPRINT', /an AWS access key/, {
    blueprint: `stagecraft: 1\nname: acme\ntitle: ${SECRETS.aws}\nfeatures: {}\n`,
    secrets: [SECRETS.aws],
    position: { line: 3, column: 1 },
  }),
  bad('a private key in a blueprint', FILE, 'SECRET_IN_BLUEPRINT', /a private key/, {
    blueprint:
      'stagecraft: 1\nname: acme\nfeatures:\n  github:\n    organization: |\n      -----BEGIN RSA PRIVATE KEY-----\n      MIIB\n',
    secrets: ['MIIB'],
    position: { line: 5, column: 5 },
  }),
  bad('a signed token in a blueprint', FILE, 'SECRET_IN_BLUEPRINT', /JWT/, {
    blueprint: `stagecraft: 1\nname: acme\ntitle: ${SECRETS.jwt}\nfeatures: {}\n`,
    secrets: [SECRETS.jwt],
    position: { line: 3, column: 1 },
  }),
  bad(
    'a password in an address',
    [
      ...CREATE,
      '--feature',
      'jenkins',
      '--set',
      'jenkins.url=https://me:hunter2pass@ci.example.com',
    ],
    'SECRET_IN_BLUEPRINT',
    /a password/,
    { secrets: ['hunter2pass'] },
  ),
  bad('an option called password', FILE, 'SECRET_IN_BLUEPRINT', /a secret/, {
    blueprint: 'stagecraft: 1\nname: acme\nfeatures:\n  github: { password: hunter2pass }\n',
    secrets: ['hunter2pass'],
    position: { line: 4, column: 13 },
  }),
];
