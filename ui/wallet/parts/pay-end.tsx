// How a payment ended: the sky says what happened, the ground leads on.
import type { ReactNode } from 'react';
import { PointsText } from '../../kit/amount.tsx';
import { formatPoints } from '../../kit/format.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useTakenSound } from '../data/taken-sound.ts';
import { useMoneyText } from '../money-words.ts';
import { goTo } from '../route.ts';
import { Landscape } from './landscape.tsx';

type PayEndProps = Readonly<{
  icon: IconName;
  title: string;
  words: string;
  points?: string | undefined;
  children: ReactNode;
}>;

/** What happened, spoken as soon as it is there; `children` stand on the ground. */
export function PayEnd({ icon, title, words, points, children }: PayEndProps) {
  return (
    <>
      <section className="sky pay-end">
        <div role="alert">
          <h1 className="poster">
            <Icon name={icon} />
            {title}
          </h1>
          {points !== undefined && (
            <p className="pay-figure">
              <PointsText points={points} />
            </p>
          )}
          <p className="lead">{words}</p>
        </div>
        <Landscape peaks={[]} isTall />
      </section>
      <section className="ground">{children}</section>
    </>
  );
}

type TakenProps = Readonly<{ points: string; shopName: string | undefined; children: ReactNode }>;

/** The shop has taken it. */
export function PayTaken({ points, shopName, children }: TakenProps) {
  const { pay } = useMoneyText();
  useTakenSound();
  return (
    <PayEnd
      icon="check"
      title={pay.taken}
      points={points}
      words={shopName === undefined ? '' : pay.takenAt(shopName, formatPoints(points))}
    >
      {children}
    </PayEnd>
  );
}

/** The way home, as the one action of a page that has ended. */
export function HomeSlab({ kind = 'act' }: Readonly<{ kind?: 'act' | 'plain' }>) {
  const { pay } = useMoneyText();
  return (
    <Slab
      kind={kind}
      extra={kind === 'plain' ? 'stone' : ''}
      onClick={() => goTo({ page: 'home' })}
    >
      {pay.home}
    </Slab>
  );
}
