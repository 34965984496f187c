import {
  Checkbox,
  CheckboxGroup,
  NumberField,
  Radio,
  RadioGroup,
  Select,
  Switch,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import type { BaseInputTemplateProps, WidgetProps } from '@rjsf/utils';
import { useText } from '../../text/TextProvider.tsx';
import styles from '../FeatureForm.module.css';

/** What all fields have: name, help, and what is wrong. */
export function useFieldProps(props: WidgetProps) {
  const { configure } = useText();
  const { label, hideLabel, schema, required, rawErrors = [], onBlur, id, value } = props;
  return {
    ...(hideLabel === true ? { 'aria-label': label } : { label }),
    description: schema.description,
    secondaryLabel: required === true ? configure.required : undefined,
    isRequired: required ?? false,
    isDisabled: props.disabled ?? false,
    isReadOnly: props.readonly ?? false,
    validationBehavior: 'aria' as const,
    validate: () => (rawErrors.length > 0 ? [...rawErrors] : null),
    onBlur: () => onBlur(id, value),
    className: styles.control ?? '',
  };
}

/** The default, or how a value could look. */
function usePlaceholder({ schema }: WidgetProps): string {
  const { configure } = useText();
  if (schema.default !== undefined) return configure.byDefault(String(schema.default));
  const [example] = Array.isArray(schema.examples) ? schema.examples : [];
  return example === undefined ? '' : configure.example(String(example));
}

const TYPES: Readonly<Record<string, 'email' | 'url'>> = { email: 'email', uri: 'url' };

export function TextInput(props: BaseInputTemplateProps) {
  const { value, onChange, schema } = props;
  return (
    <TextField
      {...useFieldProps(props)}
      placeholder={usePlaceholder(props)}
      type={TYPES[schema.format ?? ''] ?? 'text'}
      size="small"
      autoComplete="off"
      spellCheck="false"
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(text) => onChange(text === '' ? undefined : text)}
    />
  );
}

export function LongTextWidget(props: WidgetProps) {
  const { value, onChange } = props;
  return (
    <TextAreaField
      {...useFieldProps(props)}
      placeholder={usePlaceholder(props)}
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => onChange(text === '' ? undefined : text)}
    />
  );
}

export function NumberWidget(props: WidgetProps) {
  const { value, onChange, schema } = props;
  const { minimum, maximum, multipleOf, type } = schema;
  const step = multipleOf ?? (type === 'integer' ? 1 : undefined);
  return (
    <NumberField
      {...useFieldProps(props)}
      placeholder={usePlaceholder(props)}
      value={typeof value === 'number' ? value : Number.NaN}
      onChange={(number) => onChange(Number.isNaN(number) ? undefined : number)}
      {...(minimum === undefined ? {} : { minValue: minimum })}
      {...(maximum === undefined ? {} : { maxValue: maximum })}
      {...(step === undefined ? {} : { step })}
    />
  );
}

/** Values of an enum need not be texts: they are told apart by where they stand. */
function useChoices({ options, value, schema }: WidgetProps) {
  const choices = options.enumOptions ?? [];
  const chosen: unknown = value ?? schema.default;
  const at = choices.findIndex((choice) => choice.value === chosen);
  return {
    items: choices.map((choice, index) => ({ value: String(index), label: choice.label })),
    selected: at < 0 ? null : String(at),
    valueOf: (key: unknown): unknown => choices[Number(key)]?.value,
  };
}

export function SelectWidget(props: WidgetProps) {
  const { configure } = useText();
  const { items, selected, valueOf } = useChoices(props);
  const { isReadOnly, ...field } = useFieldProps(props);
  return (
    <Select
      {...field}
      size="small"
      placeholder={configure.choose}
      options={items}
      value={selected}
      onChange={(key) => props.onChange(valueOf(key))}
    />
  );
}

export function RadioWidget(props: WidgetProps) {
  const { items, selected, valueOf } = useChoices(props);
  return (
    <RadioGroup
      {...useFieldProps(props)}
      orientation="horizontal"
      value={selected}
      onChange={(key) => props.onChange(valueOf(key))}
    >
      {items.map(({ value, label }) => (
        <Radio key={value} value={value}>
          {label}
        </Radio>
      ))}
    </RadioGroup>
  );
}

export function CheckboxesWidget(props: WidgetProps) {
  const choices = props.options.enumOptions ?? [];
  const chosen = (props.value ?? props.schema.default ?? []) as readonly unknown[];
  const keys = choices.flatMap(({ value }, at) => (chosen.includes(value) ? [String(at)] : []));
  return (
    <CheckboxGroup
      {...useFieldProps(props)}
      value={keys}
      onChange={(selected) =>
        props.onChange(
          choices
            .filter((_, at) => selected.includes(String(at)))
            .map(({ value }) => value as unknown),
        )
      }
    >
      {choices.map(({ label }, at) => (
        <Checkbox key={label} value={String(at)}>
          {label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

export function SwitchWidget(props: WidgetProps) {
  const { id, label, schema, value, onChange, disabled = false, rawErrors = [] } = props;
  return (
    <div className={styles.switch}>
      <Switch
        label={label}
        isSelected={Boolean(value ?? schema.default ?? false)}
        isDisabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={onChange}
      />
      <p id={`${id}-help`} className={styles.help}>
        {[schema.description, ...rawErrors].filter(Boolean).join(' ')}
      </p>
    </div>
  );
}
