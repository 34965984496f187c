import { TextField } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import { isFolderName } from './folder.ts';

interface FolderFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly size?: 'small' | 'medium';
  readonly className: string | undefined;
}

/** The last part of a project's folder; says when a folder can't be called so. */
export function FolderField(props: FolderFieldProps) {
  const { label, description = null, value, onChange, size = 'medium', className = '' } = props;
  const { here } = useText().run;
  return (
    <TextField
      className={className}
      size={size}
      label={label}
      description={description}
      value={value}
      onChange={onChange}
      validationBehavior="aria"
      validate={() => (isFolderName(value) ? null : here.folderWrong)}
      autoComplete="off"
      spellCheck="false"
    />
  );
}
