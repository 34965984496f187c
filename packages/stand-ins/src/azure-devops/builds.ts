import type { Repository } from '../repositories.ts';
import { route } from '../routes.ts';
import type { StandInAnswer } from '../serve.ts';
import { logsOf, runsOf, type Run } from './data.ts';
import { findRepository, type World } from './git.ts';
import { listOf } from './locations.ts';
import { definitionView, failure, logsView, runView, startOf } from './views.ts';

interface Found {
  readonly run: Run;
  readonly repository: Repository;
}

/** Below a project. */
export const BUILD_ROUTES = [
  route<World>('GET', '/_apis/build/builds', (world, _, { query }) => ({
    body: listOf(builds(world, query)),
  })),
  route<World>('GET', '/_apis/build/definitions', (world, _, { query }) => ({
    body: listOf(definitions(world, query.get('name') ?? undefined)),
  })),
  route<World>('GET', '/_apis/build/builds/:build', (world, { build }) =>
    ofBuild(world, build, ({ run, repository }) => ({ body: runView(run, repository, world) })),
  ),
  route<World>('GET', '/_apis/build/builds/:build/logs', (world, { build }) =>
    ofBuild(world, build, ({ run }) => ({ body: logsView(run, world) })),
  ),
  route<World>('GET', '/_apis/build/builds/:build/logs/:log', (world, { build, log }) =>
    ofBuild(world, build, ({ run }) => ({
      body: listOf(logsOf(run, startOf(run, world))[Number(log) - 1] ?? []),
    })),
  ),
];

function all({ repositories }: World): Found[] {
  return [...repositories.values()].flatMap((repository) =>
    // What was just created has no pipeline yet.
    Object.keys(repository.files).length === 0
      ? []
      : runsOf(repository).map((run) => ({ run, repository })),
  );
}

function builds(world: World, query: URLSearchParams): unknown[] {
  const repositoryId = query.get('repositoryId');
  const asked = repositoryId === null ? undefined : findRepository(world, repositoryId);
  const wanted = (query.get('definitions') ?? '').split(',').filter((each) => each !== '');
  return all(world)
    .filter(({ repository }) => repositoryId === null || repository === asked)
    .map(({ run, repository }) => runView(run, repository, world))
    .filter(({ definition }) => wanted.length === 0 || wanted.includes(String(definition.id)))
    .slice(0, Number(query.get('$top') ?? 1000));
}

function definitions(world: World, name: string | undefined): unknown[] {
  const names = new Set(all(world).map(({ run }) => run.definition));
  return [...names]
    .filter((each) => name === undefined || each === name)
    .map((each) => definitionView(each, world));
}

function ofBuild(
  world: World,
  id: string | undefined,
  answer: (found: Found) => StandInAnswer,
): StandInAnswer {
  const found = all(world).find(({ run }) => String(run.id) === id);
  if (found !== undefined) return answer(found);
  return failure(404, `The requested build ${id} could not be found.`, 'BuildNotFoundException');
}
