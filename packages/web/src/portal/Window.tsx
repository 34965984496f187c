import type { PortalSketch } from '@stagecraft/engine';
import { useId, useMemo, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { featureAnchor, goTo } from '../theme/goTo.ts';
import { PointingContext } from './PartView.tsx';
import { shownParts, type Part, type Parts, type Scene } from './parts.ts';
import { ComponentScene, HomeScene, SearchScene, SignInScene } from './scenes.tsx';
import { Sidebar } from './Sidebar.tsx';
import styles from './Window.module.css';

interface WindowProps {
  readonly portal: PortalSketch;
  readonly parts: Parts;
  readonly scene: Scene;
  readonly fresh: ReadonlySet<string>;
  /** The part that is pointed at, or none. */
  readonly point: (part: Part | undefined) => void;
}

const SCENE_VIEWS = {
  signIn: SignInScene,
  home: HomeScene,
  component: ComponentScene,
  search: SearchScene,
};

/**
 * The portal as a picture whose parts can be pointed at: one stop for the keyboard, in which arrows
 * move from part to part and Enter goes to the feature that brings it.
 */
export function Window({ portal, parts, scene, fresh, point }: WindowProps) {
  const { portal: texts } = useText();
  const prefix = useId();
  const shown = shownParts(parts, scene);
  const [active, setActive] = useState<string>();
  const at = shown.findIndex(({ key }) => key === active);
  const activate = (part: Part | undefined) => {
    setActive(part?.key);
    point(part);
  };
  const pointing = useMemo(
    () => ({ active, fresh, idOf: (key: string) => `${prefix}${key.replaceAll(' ', '_')}` }),
    [active, fresh, prefix],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedTo(event.key, at, shown.length);
    if (next !== undefined) activate(shown[next]);
    else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) go(shown[at]);
    else return;
    event.preventDefault();
  };
  const under = ({ target }: SyntheticEvent) => partAt(target, shown);
  const View = SCENE_VIEWS[scene];
  return (
    <PointingContext.Provider value={pointing}>
      {/* A select can't be drawn as what it lists. */}
      <div
        // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        tabIndex={0}
        aria-label={texts.picture(texts.scenes[scene])}
        aria-activedescendant={at < 0 ? undefined : pointing.idOf(active ?? '')}
        className={styles.frame}
        onKeyDown={onKeyDown}
        onFocus={() => activate(shown[Math.max(at, 0)])}
        onBlur={() => activate(undefined)}
        onMouseOver={(event) => point(under(event))}
        onMouseLeave={() => point(shown[at])}
        onClick={(event) => go(under(event))}
      >
        {scene === 'signIn' ? null : (
          <Sidebar
            title={portal.title}
            organization={portal.organization}
            items={parts.sidebar}
            scene={scene}
            label={texts.groups.sidebar}
          />
        )}
        <div className={scene === 'signIn' ? styles.whole : styles.content} key={scene}>
          <View parts={parts} title={portal.title} />
        </div>
      </div>
    </PointingContext.Provider>
  );
}

/** Which part a key leads to; undefined for keys that lead nowhere. */
function movedTo(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(from + 1, count - 1);
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(from - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

function partAt(target: EventTarget, shown: readonly Part[]): Part | undefined {
  if (!(target instanceof Element)) return undefined;
  const key = target.closest<HTMLElement>('[data-part]')?.dataset['part'];
  return shown.find((part) => part.key === key);
}

function go(part: Part | undefined): void {
  if (part !== undefined) goTo(featureAnchor(part.feature));
}
