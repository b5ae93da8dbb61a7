// The terms in full sentences, as a page of their own: never as small print.
import { useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import { rowsOfPage } from '../coin-rows.ts';
import { useKiosk } from '../context.ts';
import { PageEnd } from './page-end.tsx';

export function DetailsGround({ termsVersion }: Readonly<{ termsVersion: number }>) {
  const { text, isTight } = useKiosk();
  const [wantedPage, setWantedPage] = useState(0);
  const { consent, deposit } = text;
  const { rows, page, pages } = rowsOfPage(consent.detailsBody, wantedPage, isTight ? 2 : 4);
  return (
    <>
      <div className="page">
        <h2>{consent.detailsTitle(termsVersion)}</h2>
        <ul className="paragraphs">
          {rows.map((paragraph) => (
            <li key={paragraph}>{paragraph}</li>
          ))}
        </ul>
        {pages > 1 && (
          <Slab kind="quiet" onClick={() => setWantedPage(page + 1)}>
            {deposit.more(page + 1, pages)}
          </Slab>
        )}
      </div>
      <PageEnd />
    </>
  );
}
