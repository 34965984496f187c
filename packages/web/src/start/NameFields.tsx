import { TextField } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import { useProblemText } from '../text/useProblemText.tsx';
import { fieldAnchor } from '../theme/goTo.ts';
import { setText } from '../wizard/edits.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import styles from './StartSection.module.css';

type Field = 'name' | 'title' | 'organization';

/** What the project and the portal are called. */
export function NameFields() {
  const { start } = useText();
  const name = useWizardState((state) => state.draft.name);
  const title = useWizardState((state) => state.draft.title);
  const shown = title ?? titleOf(name);
  return (
    <div className={styles.fields}>
      <NameField field="name" label={start.name} help={start.nameHelp} />
      <NameField
        field="title"
        label={start.portalTitle}
        help={start.titleHelp}
        placeholder={titleOf(name)}
      />
      <NameField
        field="organization"
        label={start.organization}
        help={start.organizationHelp}
        placeholder={shown}
      />
    </div>
  );
}

interface NameFieldProps {
  readonly field: Field;
  readonly label: string;
  readonly help: string;
  /** What is taken when nothing is typed. */
  readonly placeholder?: string;
}

function NameField({ field, label, help, placeholder }: NameFieldProps) {
  const { start } = useText();
  const say = useProblemText();
  const wizard = useWizard();
  const value = useWizardState((state) => state.draft[field]);
  const problem = useWizardState((state) =>
    state.view?.problems.find(({ path }) => path?.length === 1 && path[0] === field),
  );
  const text = problem === undefined ? undefined : say(problem);
  const isRequired = field === 'name';
  return (
    <TextField
      id={fieldAnchor(field)}
      label={label}
      secondaryLabel={isRequired ? null : start.optional}
      description={help}
      placeholder={placeholder ?? ''}
      value={value ?? ''}
      onChange={(typed) => setText(wizard, field, typed)}
      validationBehavior="aria"
      validate={() => (text === undefined ? null : `${text.message} ${text.fix}`)}
      autoComplete="off"
      spellCheck={isRequired ? 'false' : 'true'}
    />
  );
}

/** As the engine names a portal that has no title. */
function titleOf(name: string): string {
  const words = name.split('-').join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
