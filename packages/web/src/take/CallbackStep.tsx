import { Text, TextField } from '@backstage/ui';
import { Copyable } from '../share/Copyable.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Markdown } from './Markdown.tsx';
import styles from './NextSteps.module.css';
import { OutLink } from './OutLink.tsx';
import {
  atOrigins,
  callbackUrl,
  productionOrigin,
  type CallbackTodo,
  type Origins,
} from './steps.ts';

interface CallbackStepProps {
  readonly todo: CallbackTodo;
  readonly origins: Origins;
  /** The portal's origin in production, when the person has said it. */
  readonly production: string | undefined;
}

/** The OAuth app to register, with the addresses that go into its form. */
export function CallbackStep({ todo, origins, production }: CallbackStepProps) {
  const { next } = useText().take;
  const { step, provider, providerId } = todo;
  const host = production ?? `https://${next.hostExample}`;
  const addresses = [
    { term: next.homepage, text: origins.frontend },
    { term: next.callbackHere, text: callbackUrl(origins.backend, providerId) },
    { term: next.callbackLive, text: callbackUrl(host, providerId) },
  ];
  return (
    <>
      {step === undefined ? (
        <p>{next.registerHelp(provider)}</p>
      ) : (
        <Markdown>{atOrigins(step.body, origins)}</Markdown>
      )}
      <dl className={styles.addresses}>
        {addresses.map(({ term, text }) => (
          <Address key={term} term={term} text={text} />
        ))}
      </dl>
      {step?.link !== undefined && (
        <div>
          <OutLink href={step.link}>{next.register(provider)}</OutLink>
        </div>
      )}
    </>
  );
}

function Address({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>
        <Text color="secondary">{term}</Text>
      </dt>
      <dd>
        <Copyable text={text} label={term} shape="one" />
      </dd>
    </>
  );
}

/** Where people will reach the portal: for what has to be registered with that address. */
export function HostField({ host, setHost }: { host: string; setHost: (host: string) => void }) {
  const { next } = useText().take;
  const isWrong = host.trim() !== '' && productionOrigin(host) === undefined;
  return (
    <TextField
      className={styles.host ?? ''}
      size="small"
      label={next.host}
      description={next.hostHelp}
      placeholder={next.hostExample}
      value={host}
      onChange={setHost}
      validationBehavior="aria"
      validate={() => (isWrong ? next.hostWrong : null)}
      autoComplete="off"
      spellCheck="false"
    />
  );
}
