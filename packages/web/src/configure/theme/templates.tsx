import { Button } from '@backstage/ui';
import type {
  ArrayFieldItemTemplateProps,
  ArrayFieldTemplateProps,
  FieldErrorProps,
  FieldTemplateProps,
  MultiSchemaFieldTemplateProps,
  ObjectFieldTemplateProps,
  UnsupportedFieldProps,
} from '@rjsf/utils';
import { useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import styles from '../FeatureForm.module.css';

/** What the form tells its templates. */
export interface FormContext {
  /** Options that are folded away. */
  readonly more: readonly string[];
  /** Whether one of them was set or has a problem. */
  readonly moreInUse: boolean;
}

const CONTAINERS = new Set(['object', 'array']);

/** The place of one value; controls bring their own label, help and messages. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, fieldPathId, children, errors, hidden, schema, uiSchema } = props;
  if (fieldPathId.path.length === 0) return children;
  const isContainer = CONTAINERS.has(String(schema.type)) && uiSchema?.['ui:widget'] === undefined;
  const isUnion = schema.oneOf !== undefined || schema.anyOf !== undefined;
  return (
    <div id={id} className={styles.field} data-wide={isContainer || isUnion} hidden={hidden}>
      {children}
      {isContainer && errors}
    </div>
  );
}

export function FieldErrorTemplate({ errors = [] }: FieldErrorProps) {
  if (errors.length === 0) return null;
  return (
    <p className={styles.error} role="alert">
      {errors.join(' ')}
    </p>
  );
}

export function ObjectFieldTemplate(props: ObjectFieldTemplateProps<unknown, object, FormContext>) {
  const { configure } = useText();
  const { properties, title, description, fieldPathId, registry } = props;
  if (fieldPathId.path.length > 0) {
    return (
      <fieldset className={styles.group}>
        {title !== '' && <legend className={styles.legend}>{title}</legend>}
        {description !== undefined && <p className={styles.help}>{description}</p>}
        <div className={styles.fields}>{properties.map(({ content }) => content)}</div>
      </fieldset>
    );
  }
  const { more, moreInUse } = registry.formContext;
  const isFolded = (name: string) => more.includes(name);
  const main = properties.filter(({ name }) => !isFolded(name));
  const folded = properties.filter(({ name }) => isFolded(name));
  return (
    <>
      <div className={styles.fields}>{main.map(({ content }) => content)}</div>
      {folded.length > 0 && (
        <details className={styles.more} open={moreInUse}>
          <summary>
            <Icon name="chevronRight" size={14} />
            {configure.more(folded.length)}
          </summary>
          <div className={styles.fields}>{folded.map(({ content }) => content)}</div>
        </details>
      )}
    </>
  );
}

export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { configure } = useText();
  const { title, schema, items, canAdd, onAddClick } = props;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {schema.description !== undefined && <p className={styles.help}>{schema.description}</p>}
      {items}
      {canAdd === true && (
        <div>
          <Button size="small" variant="secondary" onPress={() => onAddClick()}>
            {configure.addItem(title)}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { configure } = useText();
  const { children, index, buttonsProps } = props;
  const number = index + 1;
  return (
    <div className={styles.listItem}>
      <div className={styles.listValue}>{children}</div>
      <div className={styles.listButtons}>
        {buttonsProps.hasMoveUp && (
          <ItemButton
            icon="chevronUp"
            label={configure.up(number)}
            press={buttonsProps.onMoveUpItem}
          />
        )}
        {buttonsProps.hasMoveDown && (
          <ItemButton
            icon="chevronDown"
            label={configure.down(number)}
            press={buttonsProps.onMoveDownItem}
          />
        )}
        {buttonsProps.hasRemove && (
          <ItemButton
            icon="trash"
            label={configure.removeItem(number)}
            press={buttonsProps.onRemoveItem}
          />
        )}
      </div>
    </div>
  );
}

interface ItemButtonProps {
  readonly icon: 'chevronUp' | 'chevronDown' | 'trash';
  readonly label: string;
  readonly press: () => void;
}

function ItemButton({ icon, label, press }: ItemButtonProps) {
  return (
    <button type="button" className={styles.itemButton} aria-label={label} onClick={() => press()}>
      <Icon name={icon} size={16} />
    </button>
  );
}

/** One of several kinds of value: which, and then its fields. */
export function MultiSchemaFieldTemplate(props: MultiSchemaFieldTemplateProps) {
  return (
    <div className={styles.group}>
      {props.selector}
      {props.optionSchemaField}
    </div>
  );
}

export function UnsupportedFieldTemplate({ fieldPathId }: UnsupportedFieldProps) {
  const { configure } = useText();
  return <p className={styles.help}>{configure.inFile(fieldPathId.path.join('.'))}</p>;
}
