import { Tag, TagGroup, TextField } from '@backstage/ui';
import type { WidgetProps } from '@rjsf/utils';
import { useState } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import styles from '../FeatureForm.module.css';
import { useFieldProps } from './widgets.tsx';

const SEPARATOR = /[,\n]/;

/** A list of short texts: Enter or a comma adds one. */
export function TagsWidget(props: WidgetProps) {
  const { configure } = useText();
  const { schema, label, onChange } = props;
  const tags = (props.value ?? schema.default ?? []) as readonly string[];
  const [text, setText] = useState('');
  const { onBlur, ...field } = useFieldProps(props);
  const [example] = Array.isArray(schema.examples) ? schema.examples : [];
  const add = (more: readonly string[]) => {
    const added = more.map((tag) => tag.trim()).filter((tag) => tag !== '' && !tags.includes(tag));
    if (added.length > 0) onChange([...tags, ...added]);
    setText('');
  };
  return (
    <div className={styles.tags}>
      <TextField
        {...field}
        size="small"
        autoComplete="off"
        placeholder={
          Array.isArray(example) ? configure.example(example.join(', ')) : configure.addTag
        }
        value={text}
        onChange={(typed) => (SEPARATOR.test(typed) ? add(typed.split(SEPARATOR)) : setText(typed))}
        onBlur={() => {
          add([text]);
          onBlur();
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') add([text]);
          if (key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
        }}
      />
      {tags.length > 0 && (
        <TagGroup
          className={styles.tagList ?? ''}
          aria-label={configure.tagsOf(label)}
          onRemove={(keys) => onChange(tags.filter((tag) => !keys.has(tag)))}
        >
          {tags.map((tag) => (
            <Tag key={tag} id={tag} textValue={tag}>
              {tag}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}
