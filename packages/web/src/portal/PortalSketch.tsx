import { memo, useCallback, useId, useState } from 'react';
import { ButtonIcon, Text, ToggleButton, ToggleButtonGroup, VisuallyHidden } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useFeatureTitle } from '../text/useProblemText.tsx';
import { featureAnchor, goTo } from '../theme/goTo.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import { Also } from './Also.tsx';
import { follow, freshElsewhere, keepScene, START, type Following } from './follow.ts';
import { InWords } from './InWords.tsx';
import { ownParts, SCENES, type Part, type Parts, type Scene } from './parts.ts';
import styles from './PortalSketch.module.css';
import { Window } from './Window.tsx';

/** The portal that is being made, as a picture that changes with each choice. */
export function PortalSketch() {
  const { portal: texts } = useText();
  const [following, keep] = useFollowing();
  const [pointed, setPointed] = useState<Part>();
  const [folded, setFolded] = useState(false);
  const title = useId();
  const { portal, parts, scene, fresh } = following;
  return (
    <section className={styles.sketch} data-folded={folded || undefined} aria-labelledby={title}>
      <div className={styles.head}>
        <Text as="h2" id={title} variant="title-x-small" weight="bold">
          {texts.title}
        </Text>
        <SceneSwitch scene={scene} fresh={[...freshElsewhere(following)].join(' ')} keep={keep} />
        <ButtonIcon
          className={styles.fold ?? ''}
          variant="tertiary"
          size="small"
          icon={<Icon name={folded ? 'chevronDown' : 'chevronUp'} />}
          aria-label={folded ? texts.unfold : texts.fold}
          aria-expanded={!folded}
          onPress={() => setFolded(!folded)}
        />
      </div>
      <div className={styles.window}>
        {portal === undefined || parts === undefined ? (
          <div className={styles.waiting} />
        ) : (
          <>
            <Window portal={portal} parts={parts} scene={scene} fresh={fresh} point={setPointed} />
            <Empty parts={parts} scene={scene} />
          </>
        )}
      </div>
      <Caption pointed={pointed} following={following} />
      {portal === undefined || parts === undefined ? null : (
        <>
          <InWords parts={parts} />
          <div className={styles.also}>
            <Also items={portal.elsewhere} />
          </div>
        </>
      )}
    </section>
  );
}

/** The state of the sketch, which follows the newest portal. */
function useFollowing(): [Following, (scene: Scene) => void] {
  const portal = useWizardState((state) => state.made?.portal);
  const opened = useWizardState(({ lastEdit }) => lastEdit.how === 'opened');
  const [following, setFollowing] = useState(START);
  if (portal !== undefined && portal !== following.portal) {
    setFollowing(follow(following, portal, opened));
  }
  const keep = useCallback((scene: Scene) => setFollowing((state) => keepScene(state, scene)), []);
  return [following, keep];
}

interface SceneSwitchProps {
  readonly scene: Scene;
  /** Scenes with something new in them, joined by a space. */
  readonly fresh: string;
  readonly keep: (scene: Scene) => void;
}

const SceneSwitch = memo(function SceneSwitch({ scene, fresh, keep }: SceneSwitchProps) {
  const { portal: texts } = useText();
  const isFresh = (other: Scene) => fresh.split(' ').includes(other);
  return (
    <ToggleButtonGroup
      aria-label={texts.scene}
      selectionMode="single"
      disallowEmptySelection
      className={styles.switch}
      selectedKeys={[scene]}
      onSelectionChange={(keys) => {
        const [chosen] = [...keys];
        const next = SCENES.find((each) => each === chosen);
        if (next !== undefined) keep(next);
      }}
    >
      {SCENES.map((each) => (
        <ToggleButton key={each} id={each} size="small" className={styles.scene}>
          {texts.scenes[each]}
          {isFresh(each) ? (
            <span className={styles.dot}>
              <VisuallyHidden> ({texts.isNew})</VisuallyHidden>
            </span>
          ) : null}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});

/** What brings the part that is pointed at; else what is new. */
function Caption({ pointed, following }: { pointed: Part | undefined; following: Following }) {
  const { portal: texts } = useText();
  const titleOf = useFeatureTitle();
  const { parts, fresh } = following;
  const titles =
    parts === undefined
      ? []
      : SCENES.flatMap((scene) => ownParts(parts, scene))
          .concat(parts.sidebar)
          .filter(({ key }) => fresh.has(key))
          .map(({ title }) => title);
  return (
    <p className={styles.caption} aria-hidden="true">
      {pointed !== undefined ? (
        <>
          <b lang="en">{pointed.title}</b>{' '}
          {texts.from(texts.kinds[pointed.kind], titleOf(pointed.feature))}
        </>
      ) : titles.length > 0 ? (
        texts.fresh([...new Set(titles)].join(', '))
      ) : (
        texts.hint
      )}
    </p>
  );
}

const FIRST_STEP = { home: 'home', search: 'search' } as const;

/** A page that the portal has not got: why, and the first step to it. */
function Empty({ parts, scene }: { parts: Parts; scene: Scene }) {
  const { portal: texts } = useText();
  const { features } = useCatalog();
  if (scene === 'component' || ownParts(parts, scene).length > 0) return null;
  const first =
    scene === 'signIn'
      ? features.find(({ category }) => category === 'sign-in')?.id
      : FIRST_STEP[scene];
  const { says, fix } = texts.empty[scene];
  return (
    <div className={styles.empty} data-whole={scene === 'signIn' || undefined}>
      <p>{says}</p>
      <button type="button" onClick={() => goTo(featureAnchor(first ?? ''))}>
        {fix}
      </button>
    </div>
  );
}
