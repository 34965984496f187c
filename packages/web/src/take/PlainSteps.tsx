import type { NextStep } from '@stagecraft/engine';
import { Copyable } from '../share/Copyable.tsx';
import { useText } from '../text/TextProvider.tsx';
import { commandsFor, yarnOf } from './commands.ts';
import { Markdown } from './Markdown.tsx';
import { OutLink } from './OutLink.tsx';

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
export function FeatureStep({ step: { title, body, link } }: { step: NextStep }) {
  const { next } = useText().take;
  return (
    <>
      <Markdown>{body}</Markdown>
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
