import { Box, Button, ButtonLink, Text } from '@backstage/ui';
import { startPortal, stopPortal } from '../server/api.ts';
import type { ProjectState } from '../server/project.ts';
import { Copyable } from '../share/Copyable.tsx';
import { useText } from '../text/TextProvider.tsx';
import { useProblemText } from '../text/useProblemText.tsx';
import { Icon } from '../theme/Icon.tsx';
import { isDone, type Phase } from './events.ts';
import { ProblemNotes } from './ProblemNotes.tsx';
import styles from './RunPortal.module.css';
import { useAction } from './useAction.ts';

interface RunPortalProps {
  readonly project: ProjectState;
  readonly phase: Phase;
}

/** The project that is there: its portal, its folder, and what can be done with them. */
export function RunPortal({ project, phase }: RunPortalProps) {
  const { run: text } = useText();
  const say = useProblemText();
  const { portal, folder, warnings, id } = project;
  const runs = phase === 'runs' && portal !== undefined;
  const canStart = !runs && isDone(project, 'install');
  return (
    <Box bg="neutral" className={styles.panel}>
      {(runs || canStart) && (
        <div className={styles.actions}>
          {runs && (
            <ButtonLink
              href={portal.frontendUrl}
              target="_blank"
              rel="noreferrer"
              iconEnd={<Icon name="external" />}
            >
              {text.open}
            </ButtonLink>
          )}
          {runs && <Stop id={id} />}
          {canStart && <Start id={id} />}
        </div>
      )}
      <dl className={styles.places}>
        {runs && (
          <>
            <Place term={text.frontend} text={portal.frontendUrl} />
            <Place term={text.backend} text={portal.backendUrl} />
          </>
        )}
        <Place term={text.folder} text={folder} />
      </dl>
      {warnings.length > 0 && (
        <div>
          <Text as="h2" variant="body-medium" weight="bold">
            {text.warnings}
          </Text>
          <ul className={styles.warnings}>
            {warnings.map((warning) => {
              const { message, fix } = say(warning);
              return (
                <li key={`${warning.code} ${warning.message}`}>
                  {message} <Text color="secondary">{fix}</Text>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </Box>
  );
}

function Place({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>
        <Text color="secondary">{term}</Text>
      </dt>
      <dd>
        <Copyable text={text} label={term} shape="one" />
      </dd>
    </>
  );
}

function Stop({ id }: { id: string }) {
  const { run: text } = useText();
  const { act, problems } = useAction(() => stopPortal(id));
  return (
    <>
      <Button variant="secondary" iconStart={<Icon name="stop" />} onPress={act}>
        {text.stop}
      </Button>
      <ProblemNotes problems={problems} />
    </>
  );
}

function Start({ id }: { id: string }) {
  const { run: text } = useText();
  const { act, problems } = useAction(() => startPortal(id));
  return (
    <>
      <Button iconStart={<Icon name="play" />} onPress={act}>
        {text.start}
      </Button>
      <ProblemNotes problems={problems} />
    </>
  );
}
