export const evidence = {
  back: 'Back to the choices',
  proven: (feature: string, release: string) => `${feature} on Backstage ${release}`,
  seen: 'Seen working',
  seenOn: (date: string, node: string) =>
    `In a portal that ran with everything chosen, on ${date}, with Node ${node}.`,
  proves: 'What this shows',
  picture: 'What it looked like',
  pictureOf: (feature: string) => `A page of the portal that ran, with ${feature}`,
  probes: 'What was opened, and what was there',
  page: 'Page',
  request: 'Request',
  shows: 'Was there',
  packages: 'With these packages',
  package: 'Package',
  version: 'Version',
  tests: 'Tests that prove more',
  notProven: (feature: string, release: string) =>
    `${feature} is not proven on Backstage ${release}`,
  notProvenWhy:
    'Nobody has seen it run here in a portal on this release. It can be chosen all the same: the project is made by the same rules, and its packages are those of the release.',
  provenElsewhere: 'It is proven on:',
  unknown: (feature: string) => `There is no feature “${feature}”`,
  unknownFix: 'Look among the choices for what it is called now.',
  failed: 'The evidence could not be loaded.',
};
