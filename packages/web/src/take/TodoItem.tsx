import { Checkbox } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useText } from '../text/TextProvider.tsx';
import styles from './NextSteps.module.css';
import { SecretActions } from './SecretStep.tsx';
import type { Todo } from './steps.ts';

interface TodoItemProps {
  readonly todo: Todo;
  readonly isDone: boolean;
  readonly tick: (id: string, isDone: boolean) => void;
  readonly children: ReactNode;
}

/** One thing to do. What is done folds away. */
export function TodoItem({ todo, isDone, tick, children }: TodoItemProps) {
  return (
    <li className={`${styles.item} ${isDone ? styles.done : ''}`}>
      <div className={styles.head}>
        <Checkbox isSelected={isDone} onChange={(selected) => tick(todo.id, selected)}>
          <span className={styles.title}>
            <Title todo={todo} />
          </span>
        </Checkbox>
        {!isDone && todo.kind === 'secret' && <SecretActions variable={todo.variable} />}
      </div>
      {!isDone && <div className={styles.body}>{children}</div>}
    </li>
  );
}

function Title({ todo }: { todo: Todo }) {
  const { next } = useText().take;
  switch (todo.kind) {
    case 'callback':
      return todo.step?.title ?? next.register(todo.provider);
    case 'secret': {
      const { title, name, optional, production } = todo.variable;
      return (
        <>
          {title}
          <span className={styles.name}>{name}</span>
          {optional && !production && <span className={styles.need}>{next.optional}</span>}
        </>
      );
    }
    case 'start':
      return next.start;
    case 'feature':
      return todo.step.title;
    case 'deploy':
      return next.deploy;
  }
}
