// Staff say who they are: an operator code, then a PIN. The digits stay in this page until they are sent together.
import { useState } from 'react';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { Icon } from '../../kit/icon.tsx';
import { Hills } from '../../kit/mountains.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { Frame, Header } from '../frame.tsx';
import { TimeoutRail } from '../rail.tsx';
import { useDigitKeys } from '../use-digit-keys.ts';
import { Keypad } from './keypad.tsx';
import { PageEnd } from './page-end.tsx';

type View = Extract<KioskView, { screen: 'service-sign-in' }>;

const CODE_DIGITS_MAX = 8;
const PIN_DIGITS_MIN = 6;
const PIN_DIGITS_MAX = 12;

export function ServiceSignIn({ view }: Readonly<{ view: View }>) {
  const { text, page, send } = useKiosk();
  const { service } = text;
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [isAtPin, setIsAtPin] = useState(false);
  const canTry = view.state === 'open' || view.state === 'refused';

  const press = (digit: string) => {
    send({ do: 'more-time' });
    if (isAtPin) setPin((pin + digit).slice(0, PIN_DIGITS_MAX));
    else setCode((code + digit).slice(0, CODE_DIGITS_MAX));
  };
  const erase = () => {
    send({ do: 'more-time' });
    if (isAtPin && pin === '') setIsAtPin(false);
    else if (isAtPin) setPin(pin.slice(0, -1));
    else setCode(code.slice(0, -1));
  };
  const confirm = () => {
    if (!isAtPin) return setIsAtPin(true);
    send({ do: 'service-sign-in', operatorCode: code, pin });
    setPin('');
  };
  const canConfirm = canTry && (isAtPin ? pin.length >= PIN_DIGITS_MIN : code !== '');
  useDigitKeys({
    press,
    erase,
    confirm: canConfirm && page === undefined ? confirm : undefined,
    ...(page !== undefined && { pattern: NOTHING }),
  });

  return (
    <Frame
      name="number service-in"
      title={service.title}
      sky={
        <>
          <Header state={['key', service.title, 'warn']} />
          <h1>{service.title}</h1>
          <Said view={view} />
          <Typed code={code} pin={pin} isAtPin={isAtPin} />
          <Hills />
        </>
      }
      ground={
        <>
          <div className="choices">
            <Slab kind="quiet" onClick={() => setIsAtPin(false)} disabled={!isAtPin}>
              {service.back}
            </Slab>
          </div>
          <Keypad
            press={press}
            erase={erase}
            confirm={{
              word: isAtPin ? service.enter : service.next,
              canPress: canConfirm,
              press: confirm,
            }}
          />
          {view.secondsLeft === undefined ? (
            <PageEnd leave={() => send({ do: 'home' })} word={service.leave} />
          ) : (
            <TimeoutRail secondsLeft={view.secondsLeft} isHelpCalled={view.isHelpCalled} />
          )}
        </>
      }
    />
  );
}

const NOTHING = /^(?!)/;

/** What is asked for, or why nobody is let in. */
function Said({ view }: Readonly<{ view: View }>) {
  const { signIn } = useKiosk().text.service;
  if (view.state === 'locked') {
    return (
      <p className="error" role="alert">
        <Icon name="close" />
        {signIn.locked(Math.ceil((view.lockedSeconds ?? 0) / 60))}
      </p>
    );
  }
  const isWrong = view.state === 'refused' || view.state === 'not-set-up';
  return (
    <p className={isWrong ? 'error' : 'hint'} role={isWrong ? 'alert' : 'status'}>
      {isWrong && <Icon name="close" />}
      {signIn[view.state]}
    </p>
  );
}

/** The code is seen, the PIN is not. */
function Typed({ code, pin, isAtPin }: Readonly<{ code: string; pin: string; isAtPin: boolean }>) {
  const { service } = useKiosk().text;
  return (
    <dl className="typed">
      <div className={isAtPin ? '' : 'now'}>
        <dt>{service.code}</dt>
        <dd>{code || '—'}</dd>
      </div>
      <div className={isAtPin ? 'now' : ''}>
        <dt>{service.pin}</dt>
        <dd>
          <span className="unseen">{service.pinTyped(pin.length)}</span>
          <span aria-hidden="true">{'•'.repeat(pin.length) || '—'}</span>
        </dd>
      </div>
    </dl>
  );
}
