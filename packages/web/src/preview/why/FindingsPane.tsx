import { Button, Text } from '@backstage/ui';
import type { Origin } from '@stagecraft/engine';
import { useEffect, useMemo, useState } from 'react';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { useWizard, useWizardState } from '../../wizard/useWizard.tsx';
import type { PackageReason } from '../../worker/protocol.ts';
import panes from '../drawer/Panes.module.css';
import { useOriginMarks } from '../useOriginMarks.ts';
import { FileLink } from './BroughtPane.tsx';
import { findParts, isPackageName, type Finding, type Parts } from './reasons.ts';
import styles from './Why.module.css';

/** Answers drawn at once; the rest come on request. */
const MANY = 60;

/** Of each part whose name has the text: who put it there. */
export function FindingsPane({ text, parts }: { text: string; parts: Parts }) {
  const { preview } = useText();
  const findings = useMemo(() => findParts(text, parts), [text, parts]);
  const named = findings.some(({ kind, name }) => kind === 'package' && name === text);
  const installed = useInstalled(named ? '' : text);
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, MANY);
  const count = findings.length + installed.length;
  return (
    <div className={panes.detail} data-pane="detail" tabIndex={-1}>
      <output className={styles.found}>
        {count > 0 ? preview.reasons.findings(count) : preview.reasons.noFinding(text)}
      </output>
      <div className={styles.parts}>
        {count === 0 && (
          <Text as="p" variant="body-small" color="secondary">
            {preview.reasons.noFindingHint}
          </Text>
        )}
        <ul className={styles.list}>
          {installed.map((reason) => (
            <Installed key={reason.version} reason={reason} />
          ))}
          {shown.map((finding) => (
            <FindingRow
              key={`${finding.kind} ${finding.where} ${finding.name}`}
              finding={finding}
            />
          ))}
        </ul>
        {shown.length < findings.length && (
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {preview.reasons.allFindings(findings.length)}
          </Button>
        )}
      </div>
    </div>
  );
}

function FindingRow({ finding: { kind, name, where, origins } }: { finding: Finding }) {
  const { preview } = useText();
  const places: Readonly<Record<string, string>> = preview.reasons.workspaces;
  const place = kind === 'package' ? places[where] : kind === 'config' ? where : '';
  return (
    <li>
      {kind === 'package' ? (
        <code>{name}</code>
      ) : (
        <FileLink path={kind === 'file' ? name : where}>{name}</FileLink>
      )}
      <span className={styles.fact}>
        {[preview.reasons.kinds[kind], place].filter(Boolean).join(' · ')}
      </span>
      <Because origins={origins} />
    </li>
  );
}

function Installed({ reason: { name, version, way, origins } }: { reason: PackageReason }) {
  const { preview } = useText();
  const names = way.slice(0, -1).map((step) => step.name);
  return (
    <li>
      <code>{name}</code>
      <span className={styles.fact}>
        {version} · {preview.reasons.installed}
      </span>
      <Because origins={origins} />
      {names.length > 0 && (
        <span className={styles.way}>{preview.reasons.way(names.join(' › '))}</span>
      )}
    </li>
  );
}

function Because({ origins }: { origins: readonly Origin[] }) {
  const { preview } = useText();
  const format = useFormat();
  const markOf = useOriginMarks();
  if (origins.length === 0) return null;
  const titles = origins.map((origin) => markOf(origin).title);
  return <span className={styles.because}>{preview.reasons.because(format.list(titles))}</span>;
}

const NONE: readonly PackageReason[] = [];

/** Why an install brings a package of this name, though the project does not name it. */
function useInstalled(name: string): readonly PackageReason[] {
  const wizard = useWizard();
  const made = useWizardState((state) => state.made);
  const [found, setFound] = useState({ name: '', reasons: NONE });
  useEffect(() => {
    if (made === undefined || !isPackageName(name)) return undefined;
    let current = true;
    wizard.engine.whyPackage(name).then(
      (reasons) => {
        if (current) setFound({ name, reasons });
      },
      // The other answers stay.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wizard, made, name]);
  return found.name === name ? found.reasons : NONE;
}
