import { Button, Text } from '@backstage/ui';
import { optionsOf } from '@stagecraft/engine';
import type { ReactNode } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { goToPlace } from '../choose/goToPlace.ts';
import { useServer } from '../server/useServer.ts';
import { useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import type { CompositionView, Problem } from '../worker/protocol.ts';
import { Copyable } from './Copyable.tsx';
import { curlOf, isOwnMachine, linkOf, markdownOf } from './link.ts';
import styles from './ShareButton.module.css';

interface SharePanelProps {
  /** Whether the link is on the clipboard by now. */
  readonly copied: boolean;
  readonly close: () => void;
}

/** The link to what is chosen, in the forms that people hand on. */
export function SharePanel({ copied, close }: SharePanelProps) {
  const { share: text } = useText();
  const view = useWizardState((state) => state.view);
  return (
    <div className={styles.panel}>
      <Text as="h2" variant="body-medium" weight="bold">
        {text.title}
      </Text>
      {view === undefined ? (
        <Text color="secondary">{text.notYet}</Text>
      ) : view.share === undefined ? (
        <NoLink problems={view.problems} close={close} />
      ) : (
        <Links share={view.share} draft={view.draft} copied={copied} />
      )}
    </div>
  );
}

interface LinksProps {
  readonly share: string;
  readonly draft: CompositionView['draft'];
  readonly copied: boolean;
}

function Links({ share, draft, copied }: LinksProps) {
  const { share: text } = useText();
  const { server } = useServer();
  const base = document.baseURI;
  const link = linkOf(share, base);
  return (
    <>
      <div className={styles.part}>
        <Copyable text={link} label={text.link} shape="one" />
        <Text variant="body-small" color="secondary" aria-live="polite">
          {copied ? `${text.linkCopied} ` : ''}
          {text.length(link.length)}. {text.noSecret}
        </Text>
        <Text variant="body-small" color="secondary">
          {isOwnMachine(base) ? text.ownMachine : text.staysLocal}
        </Text>
      </div>
      {server !== null && (
        <Form title={text.curlTitle}>
          <Copyable
            text={curlOf(share, draft.name, base, server.create)}
            label={text.curl}
            shape="one"
          />
          {server.create && (
            <Text variant="body-small" color="secondary">
              {text.curlToken}
            </Text>
          )}
        </Form>
      )}
      <Form title={text.markdownTitle}>
        <Copyable
          text={markdownOf(draft.title ?? draft.name, link)}
          label={text.markdown}
          shape="one"
        />
      </Form>
    </>
  );
}

function Form({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <Text as="h3" variant="body-small" weight="bold">
        {title}
      </Text>
      {children}
    </div>
  );
}

/** Why there is no link: which field holds what must not be handed on. */
function NoLink({ problems, close }: { problems: readonly Problem[]; close: () => void }) {
  const { share: text } = useText();
  const sayPlace = usePlaceText();
  const secrets = problems.filter(({ code }) => code === 'SECRET_IN_BLUEPRINT');
  return (
    <>
      <Text>{text.none}</Text>
      {secrets.map(({ path = [] }) => (
        <div className={styles.part} key={path.join('.')}>
          <Text>
            {sayPlace(path)} {text.secretFix}
          </Text>
          <div>
            <Button
              size="small"
              variant="secondary"
              onPress={() => {
                close();
                goToPlace(path);
              }}
            >
              {text.toField}
            </Button>
          </div>
        </div>
      ))}
    </>
  );
}

/** Says which field it is, as the field itself is called. */
function usePlaceText(): (path: readonly string[]) => string {
  const { share: text, start } = useText();
  const { byId } = useCatalog();
  const fields: Readonly<Record<string, string>> = {
    name: start.name,
    title: start.portalTitle,
    organization: start.organization,
  };
  return ([first = '', feature = '', option = '']) => {
    const found = byId.get(feature);
    if (found === undefined) return text.secretInField(fields[first] ?? first);
    const { schema } = optionsOf(found).find(({ name }) => name === option) ?? {};
    return text.secretIn(schema?.title ?? option, found.title);
  };
}
