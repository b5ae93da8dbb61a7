// The frame of every screen: dark ground with the way around on top, white paper below.
import type { ReactNode } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { Mark } from '../../kit/mark.tsx';
import { Slab } from '../../kit/slab.tsx';
import { LanguageChoice } from '../../text/language-choice.tsx';
import { useDesk } from '../desk.tsx';
import { hashOf, homeOf, PAGE_ROLES, PAGES, type Route } from '../route.ts';
import { isAtLeast } from '../view/roles.ts';
import { useWords } from '../words.tsx';

type FrameProps = Readonly<{ route: Route; waiting?: number; children: ReactNode }>;

/** `waiting` is how many decisions wait for this operator. */
export function Frame({ route, waiting = 0, children }: FrameProps) {
  const { text, lang, change } = useWords();
  const { me, client, signedOut } = useDesk();
  const home = homeOf(route);
  return (
    <div className="desk">
      <header className="ground">
        <span className="logo">
          <Mark rock="var(--on-ground)" />
          <b>{text.shell.brand}</b>
        </span>
        <nav aria-label={text.shell.menu}>
          {PAGES.filter((page) => isAtLeast(me.role, PAGE_ROLES[page] ?? 'viewer')).map((page) => (
            <a key={page} href={hashOf({ page })} aria-current={page === home ? 'page' : undefined}>
              {text.shell.pages[page]}
              {page === 'decisions' && waiting > 0 && <sup>{waiting}</sup>}
            </a>
          ))}
        </nav>
        <div className="who">
          <span>
            {me.name} · {text.shell.roles[me.role]}
          </span>
          <LanguageChoice label={text.shell.language} lang={lang} change={change} />
          <Slab kind="quiet" onClick={() => void client.signOut().then(signedOut)}>
            <Icon name="leave" />
            {text.shell.signOut}
          </Slab>
        </div>
      </header>
      <main tabIndex={-1}>{children}</main>
    </div>
  );
}

type TitleProps = Readonly<{
  title: ReactNode;
  lead?: ReactNode;
  back?: Route;
  children?: ReactNode;
}>;

/** The heading of a page, with its way back and its actions. */
export function Title({ title, lead, back, children }: TitleProps) {
  const { text } = useWords();
  return (
    <div className="title">
      {back && (
        <a className="chip-button" href={hashOf(back)}>
          <Icon name="back" />
          {text.shell.back}
        </a>
      )}
      <div className="title-words">
        <h1>{title}</h1>
        {lead && <p className="fine">{lead}</p>}
      </div>
      {children && <div className="title-acts">{children}</div>}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Part({
  title,
  children,
  extra = '',
}: Readonly<{ title: string; children: ReactNode; extra?: string }>) {
  return (
    <section className={`part ${extra}`.trim()}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Facts as a list of names and values. */
export function Facts({ facts }: Readonly<{ facts: readonly (readonly [string, ReactNode])[] }>) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
