// A page beside the till: the head on the ground, and white paper to read.
import type { ReactNode } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { hashOf, type Route } from '../route.ts';
import { useWords } from '../words.tsx';
import { TopBar, type Place } from './top-bar.tsx';

type OfficePageProps = Readonly<{
  name: string;
  here: Place;
  title: string;
  /** Where *back* leads, on a page below another one. */
  back?: Route;
  children: ReactNode;
}>;

export function OfficePage({ name, here, title, back, children }: OfficePageProps) {
  const { text } = useWords();
  return (
    <main tabIndex={-1} className="shop office">
      <div className="ground">
        <TopBar name={name} here={here} />
      </div>
      <section className="paper">
        {back && (
          <a className="chip-button" href={hashOf(back)}>
            <Icon name="back" />
            {text.back}
          </a>
        )}
        <h1>{title}</h1>
        {children}
      </section>
    </main>
  );
}
