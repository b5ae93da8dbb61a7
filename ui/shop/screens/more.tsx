// Everything beside the till: how this device stands, the shop's office, and the way out.
import { Icon, type IconName } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { LanguageChoice } from '../../text/language-choice.tsx';
import { useTask } from '../../wallet/data/use-task.ts';
import type { TillSettings } from '../data/settings.ts';
import type { ShopClient } from '../data/shop-client.ts';
import type { SignedInShop } from '../data/shop-feed.ts';
import { Choice } from '../parts/choice.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-page.tsx';
import { hashOf, type Route } from '../route.ts';
import { openSounds } from '../till/sounds.ts';
import { useWords } from '../words.tsx';

type MoreProps = Readonly<{
  client: Pick<ShopClient, 'signOut'>;
  state: SignedInShop;
  settings: TillSettings;
  change(settings: TillSettings): void;
  signedOut(): void;
}>;

export function MoreScreen({ client, state, settings, change, signedOut }: MoreProps) {
  const { text, lang, change: changeLanguage } = useWords();
  const leaving = useTask(() => client.signOut(), signedOut);
  const mayManage = state.scopes.includes('manage');
  return (
    <OfficePage name={state.name} here="more" title={text.more.title}>
      <section className="settings">
        <h2>{text.more.till}</h2>
        <Choice
          name={text.more.hand}
          value={settings.hand}
          options={[
            ['left', text.more.left],
            ['right', text.more.right],
          ]}
          choose={(hand) => change({ ...settings, hand })}
        />
        <Choice
          name={text.more.sound}
          value={settings.isSoundOn ? 'on' : 'off'}
          options={[
            ['on', text.more.on],
            ['off', text.more.off],
          ]}
          choose={(sound) => change({ ...settings, isSoundOn: sound === 'on' })}
        />
        <div className="setting-row">
          <button type="button" className="chip-button" onClick={() => openSounds().taken()}>
            <Icon name="sound" />
            {text.more.tryIt}
          </button>
          <LanguageChoice label={text.language} lang={lang} change={changeLanguage} />
        </div>
      </section>
      <section>
        <h2>{text.more.office}</h2>
        <ul className="rows">
          {mayManage && (
            <>
              <OfficeLink page="keys" icon="key" title={text.more.keys} hint={text.more.keysHint} />
              <OfficeLink
                page="webhooks"
                icon="bell"
                title={text.more.webhooks}
                hint={text.more.webhooksHint}
              />
            </>
          )}
          <OfficeLink page="pos" icon="code" title={text.more.pos} hint={text.more.posHint} />
        </ul>
        {!mayManage && <p className="fine">{text.more.needsManage}</p>}
      </section>
      <section>
        {state.name !== '' && <p className="fine">{text.more.signedIn(state.name)}</p>}
        <RefusalNotice refusal={leaving.refusal} />
        <Slab kind="plain" disabled={leaving.isBusy} onClick={() => leaving.run(undefined)}>
          <Icon name="leave" />
          {text.more.signOut}
        </Slab>
      </section>
    </OfficePage>
  );
}

type OfficeLinkProps = Readonly<{
  page: Extract<Route['page'], 'keys' | 'webhooks' | 'pos'>;
  icon: IconName;
  title: string;
  hint: string;
}>;

function OfficeLink({ page, icon, title, hint }: OfficeLinkProps) {
  return (
    <li>
      <a className="row" href={hashOf({ page })}>
        <Icon name={icon} />
        <span className="row-words">
          <b>{title}</b>
          <small>{hint}</small>
        </span>
        <Icon name="arrow" />
      </a>
    </li>
  );
}
