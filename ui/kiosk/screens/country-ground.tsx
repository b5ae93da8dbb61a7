// Choosing the country of a number; it replaces the keypad, the digits stay.
import { useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import { countryName } from '../../text/countries/index.ts';
import { rowsOfPage } from '../coin-rows.ts';
import { useKiosk } from '../context.ts';
import type { NumberView } from './number.tsx';
import { PageEnd } from './page-end.tsx';

export function CountryGround({ view }: Readonly<{ view: NumberView }>) {
  const { text, lang, isTight, send, openPage } = useKiosk();
  const [wantedPage, setWantedPage] = useState(0);
  const { rows, page, pages } = rowsOfPage(view.countries, wantedPage, isTight ? 4 : 8);
  return (
    <>
      <div className="page">
        <h2>{text.number.countryTitle}</h2>
        <div className={isTight ? 'options wide' : 'options'}>
          {rows.map(({ country, callingCode }) => (
            <Slab
              key={country}
              kind={country === view.country ? 'plain' : 'quiet'}
              aria-pressed={country === view.country}
              onClick={() => {
                send({ do: 'country', country });
                openPage(undefined);
              }}
            >
              <span>{countryName(country, lang)}</span> <b>{callingCode}</b>
            </Slab>
          ))}
        </div>
        {pages > 1 && (
          <Slab kind="quiet" onClick={() => setWantedPage(page + 1)}>
            {text.deposit.more(page + 1, pages)}
          </Slab>
        )}
      </div>
      <PageEnd />
    </>
  );
}
