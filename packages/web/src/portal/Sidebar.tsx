import { memo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { Group } from './Group.tsx';
import { Mark } from './Mark.tsx';
import { PartView } from './PartView.tsx';
import type { Scene, SidebarPart } from './parts.ts';
import styles from './Sidebar.module.css';

interface SidebarProps {
  readonly title: string;
  readonly organization: string;
  readonly items: readonly SidebarPart[];
  readonly scene: Scene;
  readonly label: string;
}

/** The portal's sidebar: dark in both themes, as Backstage has it. */
export const Sidebar = memo(function Sidebar(props: SidebarProps) {
  const { title, organization, items, scene, label } = props;
  const { byId } = useCatalog();
  const current = currentOf(items, scene);
  return (
    <div className={styles.sidebar} data-theme-mode="dark">
      <div className={styles.head} aria-hidden="true">
        <span className={styles.title}>{title}</span>
        {organization === title ? null : (
          <span className={styles.organization}>{organization}</span>
        )}
      </div>
      <Group label={label} className={styles.items}>
        {items.map((item, index) => (
          <PartView
            key={item.key}
            part={item}
            className={`${styles.item} ${classFor(item, items[index - 1])} ${
              item === current ? styles.current : ''
            }`}
          >
            <Mark icon={byId.get(item.feature)?.icon} />
            <span className={styles.name} lang="en">
              {item.title}
            </span>
          </PartView>
        ))}
      </Group>
    </div>
  );
});

/** A line parts the sections; what is at the foot stays there. */
function classFor(item: SidebarPart, before: SidebarPart | undefined): string | undefined {
  if (before === undefined || before.section === item.section) return undefined;
  const atFoot = isFoot(item) && !isFoot(before);
  return atFoot ? styles.foot : styles.parted;
}

function isFoot({ section }: SidebarPart): boolean {
  return section === 'notifications' || section === 'settings';
}

/** The page that is open: the first of the main ones is home, or else the catalog. */
function currentOf(items: readonly SidebarPart[], scene: Scene): SidebarPart | undefined {
  if (scene === 'search') return items.find(({ section }) => section === 'search');
  const feature = scene === 'home' ? 'home' : 'software-catalog';
  const main = items.filter(({ section }) => section === 'main');
  return main.find((item) => item.feature === feature) ?? main[0];
}
