import { Text } from '@backstage/ui';
import { memo, useMemo, type ReactNode } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { CopyButton } from '../share/CopyButton.tsx';
import { useText } from '../text/TextProvider.tsx';
import type { Made } from '../worker/protocol.ts';
import { CallbackStep, HostField } from './CallbackStep.tsx';
import styles from './NextSteps.module.css';
import { DeployStep, FeatureStep, StartStep } from './PlainSteps.tsx';
import { SecretStep } from './SecretStep.tsx';
import {
  envLine,
  groupOf,
  productionOrigin,
  todosOf,
  type Origins,
  type Todo,
  type TodoGroup,
} from './steps.ts';
import { TodoItem } from './TodoItem.tsx';
import { useTicks, type ProjectProgress } from './useTicks.ts';

/** What of a composition the next steps are made of. */
export type Outcome = Pick<Made, 'environment' | 'nextSteps' | 'portal'> & {
  readonly files: readonly { readonly path: string }[];
};

interface NextStepsListProps {
  readonly project: string;
  readonly made: Outcome;
  /** Versions of Node, in words. */
  readonly node: string;
  /** Where the portal is reached on this machine. */
  readonly origins: Origins;
  /** Ids of what is done already, whoever did it. */
  readonly done?: readonly string[];
}

const NONE: readonly string[] = [];

/** The list that one works through, with a tick for what is done. */
export const NextStepsList = memo(function NextStepsList(props: NextStepsListProps) {
  const { project, made, node, origins, done = NONE } = props;
  const { byId } = useCatalog();
  const ticks = useTicks(project);
  const todos = useMemo(() => todosOf(made, byId), [made, byId]);
  const isDone = ({ id }: Todo) => done.includes(id) || ticks.done.includes(id);
  const groups = Object.groupBy(todos, groupOf);
  const bodyOf = (todo: Todo) => {
    switch (todo.kind) {
      case 'callback': {
        const production = productionOrigin(ticks.host);
        return <CallbackStep todo={todo} origins={origins} production={production} />;
      }
      case 'secret':
        return <SecretStep variable={todo.variable} />;
      case 'start':
        return <StartStep project={project} files={made.files} node={node} />;
      case 'feature':
        return <FeatureStep step={todo.step} origins={origins} />;
      case 'deploy':
        return <DeployStep />;
    }
  };
  return (
    <>
      <Progress done={todos.filter(isDone).length} all={todos.length} />
      {entriesOf(groups).map(([group, members]) => (
        <Group key={group} group={group} todos={members} ticks={ticks}>
          {members.map((todo) => (
            <TodoItem key={todo.id} todo={todo} isDone={isDone(todo)} tick={ticks.tick}>
              {bodyOf(todo)}
            </TodoItem>
          ))}
        </Group>
      ))}
    </>
  );
});

function entriesOf(groups: Partial<Record<TodoGroup, Todo[]>>): [TodoGroup, Todo[]][] {
  return Object.entries(groups) as [TodoGroup, Todo[]][];
}

function Progress({ done, all }: { done: number; all: number }) {
  const { next } = useText().take;
  return (
    <div className={styles.progress}>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} style={{ width: `${(done / Math.max(all, 1)) * 100}%` }} />
      </div>
      <Text variant="body-small" color="secondary" aria-live="polite">
        {next.progress(done, all)}
      </Text>
    </div>
  );
}

interface GroupProps {
  readonly group: TodoGroup;
  readonly todos: readonly Todo[];
  readonly ticks: ProjectProgress;
  readonly children: ReactNode;
}

/** Steps of one kind, with what holds for all of them. */
function Group({ group, todos, ticks, children }: GroupProps) {
  const { next } = useText().take;
  const lines = todos.flatMap((todo) => (todo.kind === 'secret' ? [envLine(todo.variable)] : []));
  return (
    <div className={styles.group}>
      <div className={styles.head}>
        <Text as="h3" variant="body-medium" weight="bold">
          {next.groups[group]}
        </Text>
        {group === 'secret' && lines.length > 1 && (
          <CopyButton text={`${lines.join('\n')}\n`} label={next.allLines} variant="secondary">
            {next.copyAll}
          </CopyButton>
        )}
      </div>
      {group === 'secret' && <Text color="secondary">{next.secretsHelp}</Text>}
      {group === 'callback' && <HostField host={ticks.host} setHost={ticks.setHost} />}
      <ol className={styles.list}>{children}</ol>
    </div>
  );
}
