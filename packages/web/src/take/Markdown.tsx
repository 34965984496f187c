import MarkdownToJsx from 'markdown-to-jsx';
import type { ComponentProps } from 'react';

/** What features say, in Markdown. HTML in it stays text. */
export function Markdown({ children }: { children: string }) {
  return (
    <MarkdownToJsx
      options={{
        disableParsingRawHTML: true,
        forceBlock: true,
        overrides: { a: { component: OutsideLink } },
      }}
    >
      {children}
    </MarkdownToJsx>
  );
}

function OutsideLink({ children, href }: ComponentProps<'a'>) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
