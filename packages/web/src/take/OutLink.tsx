import { Icon } from '../theme/Icon.tsx';
import styles from './NextSteps.module.css';

interface OutLinkProps {
  readonly href: string;
  readonly children: string;
  /** For those who don't see what it stands beside; begins with what is shown. */
  readonly label?: string;
}

/** A link that leads away from the page. */
export function OutLink({ href, children, label }: OutLinkProps) {
  return (
    <a
      className={styles.link}
      href={href}
      target="_blank"
      rel="noreferrer"
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
      <Icon name="external" size={12} />
    </a>
  );
}
