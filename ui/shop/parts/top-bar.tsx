// The head of every page: whose till it is, and the four places it has.
import { Mark } from '../../kit/mark.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';

/** `here` is the place that the page belongs to. */
export function TopBar({ name, here }: Readonly<{ name: string; here: Place }>) {
  const { text } = useWords();
  return (
    <header className="top-bar">
      <span className="logo">
        <Mark rock="var(--on-ground)" />
        <b>{name || text.brand}</b>
      </span>
      <nav aria-label={text.nav.name}>
        {PLACES.map((page) => (
          <a key={page} href={hashOf({ page })} aria-current={page === here ? 'page' : undefined}>
            {text.nav[page]}
          </a>
        ))}
      </nav>
    </header>
  );
}

const PLACES = ['take', 'today', 'settlements', 'more'] as const;
export type Place = (typeof PLACES)[number];
