import type { NextStep } from '@stagecraft/engine';
import { Copyable } from '../share/Copyable.tsx';
import { useText } from '../text/TextProvider.tsx';
import { commandsFor, yarnOf } from './commands.ts';
import { Markdown } from './Markdown.tsx';
import { OutLink } from './OutLink.tsx';
import { atOrigins, type Origins } from './steps.ts';

interface StartStepProps {
  readonly project: string;
  readonly files: readonly { readonly path: string }[];
  readonly node: string;
}

export function StartStep({ project, files, node }: StartStepProps) {
  const { next } = useText().take;
  const { install, start } = commandsFor(project, yarnOf(files), false);
  return (
    <>
      <p>{next.startHelp(node)}</p>
      <Copyable shape="lines" label={next.commands} text={`${install}\n${start}`} />
    </>
  );
}

/** What a feature wants to be done, in its own words. */
export function FeatureStep({ step, origins }: { step: NextStep; origins: Origins }) {
  const { title, body, link } = step;
  const { next } = useText().take;
  return (
    <>
      <Markdown>{atOrigins(body, origins)}</Markdown>
      {link !== undefined && (
        <div>
          <OutLink href={link} label={next.moreOn(title)}>
            {next.more}
          </OutLink>
        </div>
      )}
    </>
  );
}

export function DeployStep() {
  const { next } = useText().take;
  return (
    <>
      <p>{next.deployHelp}</p>
      <Copyable label={next.commands} text="docker compose up --build" />
    </>
  );
}
