// A gift: to which number, how much, and the name that the receiver sees.
import { useState } from 'react';
import type { GiftView } from '#ledger/contract/gift.ts';
import { formatPoints } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { isPoints } from '../../kit/points-typed.ts';
import { Slab } from '../../kit/slab.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useProven } from '../data/send-proven.ts';
import { useWish } from '../data/use-wish.ts';
import { useMoneyText } from '../money-words.ts';
import { isName, mayBePhone } from '../view/gift-wish.ts';
import { Field } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { RefusalNotice } from './notice.tsx';
import { PointsField } from './points-field.tsx';

type GiftFormProps = Readonly<{ client: LedgerClient; available: string; given(): void }>;

type Given = Parameters<LedgerClient['give']>[0];

const EMPTY = { phone: '', points: '', from: '' };
/** More than either may have, so that what is too long is told and not cut. */
const TYPED_CHARS_MAX = 64;

export function GiftForm({ client, available, given }: GiftFormProps) {
  const { gift } = useMoneyText();
  const [wish, setWish] = useState(EMPTY);
  const [isPhoneLeft, setIsPhoneLeft] = useState(false);
  const [last, setLast] = useState<GiftView>();
  const proven = useProven();
  const give = (said: Given, key: string) => proven(() => client.give(said, key));
  const giving = useWish(give, (made) => {
    setLast(made);
    setWish({ ...EMPTY, from: wish.from });
    given();
  });
  const canAfford = isPoints(wish.points) && BigInt(wish.points) <= BigInt(available);
  const [phone, from] = [wish.phone.trim(), wish.from.trim()];
  // A number is judged once it is left or sent, a name at once: it only grows wrong by what was typed.
  const isPhoneWrong = isPhoneLeft && phone !== '' && !mayBePhone(phone);
  const isNameWrong = from !== '' && !isName(from);
  const isWhole = phone !== '' && canAfford && isName(from);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        setLast(undefined);
        setIsPhoneLeft(true);
        if (mayBePhone(phone)) giving.run({ ...wish, phone, from });
      }}
    >
      <Field
        label={gift.phone}
        hint={isPhoneWrong ? gift.phoneWrong : undefined}
        aria-invalid={isPhoneWrong}
        onFocus={() => setIsPhoneLeft(false)}
        onBlur={() => setIsPhoneLeft(true)}
        type="tel"
        name="receiver"
        inputMode="tel"
        autoComplete="off"
        required
        maxLength={TYPED_CHARS_MAX}
        value={wish.phone}
        onChange={(event) => setWish({ ...wish, phone: event.target.value })}
      />
      <PointsField
        label={gift.points}
        hint={gift.upTo(formatPoints(available))}
        points={wish.points}
        most={available}
        changed={(points) => setWish({ ...wish, points })}
      />
      <Field
        label={gift.from}
        hint={isNameWrong ? gift.fromWrong : gift.fromHint}
        aria-invalid={isNameWrong}
        name="from"
        autoComplete="given-name"
        required
        maxLength={TYPED_CHARS_MAX}
        value={wish.from}
        onChange={(event) => setWish({ ...wish, from: event.target.value })}
      />
      <RefusalNotice refusal={giving.refusal} />
      {last && (
        <Notice tone="good" icon="check">
          {gift.given(formatPoints(last.points))}
        </Notice>
      )}
      <Slab kind="act" submit disabled={giving.isBusy || !isWhole}>
        <Icon name="gift" />
        {gift.give}
      </Slab>
    </form>
  );
}
