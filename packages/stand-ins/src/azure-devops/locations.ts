interface Location {
  readonly id: string;
  readonly area: string;
  readonly resourceName: string;
  readonly routeTemplate: string;
}

/** Azure DevOps tells its clients where each resource is; these are the ones that portals ask for. */
const LOCATIONS: readonly Location[] = [
  {
    id: 'e81700f7-3be2-46de-8624-2eb35882fcaa',
    area: 'Location',
    resourceName: 'ResourceAreas',
    routeTemplate: '_apis/{resource}/{areaId}',
  },
  {
    id: '603fe2ac-9723-48b9-88ad-09305aa6c6e1',
    area: 'core',
    resourceName: 'projects',
    routeTemplate: '_apis/{resource}/{*projectId}',
  },
  {
    id: '7a4d9ee9-3433-4347-b47a-7a80f1cf307e',
    area: 'core',
    resourceName: 'teams',
    routeTemplate: '_apis/{resource}',
  },
  {
    id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
    area: 'git',
    resourceName: 'repositories',
    routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}',
  },
  {
    id: '2d874a60-a811-4f62-9c9f-963a6ea0a55b',
    area: 'git',
    resourceName: 'refs',
    routeTemplate: '{project}/_apis/{area}/repositories/{repositoryId}/{resource}',
  },
  {
    id: '9946fd70-0d40-406e-b686-b4744cbbcc37',
    area: 'git',
    resourceName: 'pullRequests',
    routeTemplate: '{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{pullRequestId}',
  },
  {
    id: '0cd358e1-9217-4d94-8269-1c1ee6f93dcf',
    area: 'build',
    resourceName: 'builds',
    routeTemplate: '{project}/_apis/{area}/{resource}/{buildId}',
  },
  {
    id: 'dbeaf647-6167-421a-bda9-c9327b25e2e6',
    area: 'build',
    resourceName: 'definitions',
    routeTemplate: '{project}/_apis/{area}/{resource}/{definitionId}',
  },
  {
    id: '35a80daf-7f30-45fc-86e8-6b813d9c90df',
    area: 'build',
    resourceName: 'logs',
    routeTemplate: '{project}/_apis/{area}/builds/{buildId}/{resource}/{logId}',
  },
];

const AREAS: Readonly<Record<string, string>> = {
  core: '79134c72-4a58-4b42-976c-04e7115f32bf',
  git: '4e080c62-fa21-4fbc-8fef-2a10a2b38049',
  build: '965220d5-5bb9-42cf-8d67-9b146df2a5a4',
};

/** What an OPTIONS request for an area is answered with. */
export function locationsOf(area: string) {
  const value = LOCATIONS.filter((each) => each.area.toLowerCase() === area.toLowerCase());
  const versions = {
    resourceVersion: 1,
    minVersion: '1.0',
    maxVersion: '7.2',
    releasedVersion: '7.1',
  };
  return listOf(value.map((each) => ({ ...each, ...versions })));
}

/** Where each area is, in an organization. */
export function resourceAreas(organizationUrl: string) {
  return listOf(
    Object.entries(AREAS).map(([name, id]) => ({ id, name, locationUrl: `${organizationUrl}/` })),
  );
}

/** A list, as Azure DevOps gives it. */
export function listOf<Item>(value: readonly Item[]) {
  return { count: value.length, value };
}
