import type { ReactNode } from 'react';

interface GroupProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Parts of one kind, in the listbox that the picture is. */
export function Group({ label, className, children }: GroupProps) {
  return (
    // A fieldset can't be laid out as what it stands for is.
    // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="group" aria-label={label} className={className}>
      {children}
    </div>
  );
}
