import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { listProjects } from '../server/api.ts';
import { useText } from '../text/TextProvider.tsx';
import styles from './CreatePanel.module.css';
import { phaseOf } from './events.ts';

/** What the server created before: the way back to a run that was left. */
export function Earlier({ heading = 'h3' }: { heading?: 'h2' | 'h3' }) {
  const { here, phases } = useText().run;
  const { data = [] } = useQuery({
    queryKey: ['projects'],
    queryFn: ({ signal }) => listProjects(signal),
    retry: false,
  });
  if (data.length === 0) return null;
  return (
    <div className={styles.before}>
      <Text as={heading} variant="body-medium" weight="bold">
        {here.earlier}
      </Text>
      <ul className={styles.earlier}>
        {data.map((project) => (
          <li key={project.id}>
            <Link to={`/runs/${project.id}`}>{project.name}</Link>
            <span>{phases[phaseOf(project)]}</span>
            <Text color="secondary">{project.folder}</Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
