// What is said of a shop: for a new one, and to change one that is there.
import { useState } from 'react';
import type { Write } from '../data/desk-client.ts';
import { Field } from '../../kit/field.tsx';
import { PlaceFields } from '../parts/place-fields.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { shopBody, typedShop, type TypedShop } from '../view/shop-input.ts';
import { useWords } from '../words.tsx';

type ShopFormProps<T> = Readonly<{
  action: string;
  kind?: 'act' | 'plain';
  first: TypedShop;
  wishOf(body: object): Write;
  told(): string;
  done(value: T): void;
  /** The fields are empty again for the next one. */
  isForNew?: boolean;
}>;

export function ShopForm<T>(props: ShopFormProps<T>) {
  const { action, kind = 'plain', first, wishOf, told, done, isForNew = false } = props;
  const { text } = useWords();
  const { shops } = text.parties;
  const [typed, setTyped] = useState(first);
  const body = shopBody(typed);
  const field = (key: keyof TypedShop, label: string, most: number, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      maxLength={most}
      value={typed[key]}
      onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
    />
  );
  return (
    <WriteForm<T>
      kind={kind}
      action={action}
      wish={body && wishOf(body)}
      told={told}
      done={(value) => {
        if (isForNew) setTyped(typedShop());
        done(value);
      }}
    >
      <div className="pair">
        {field('name', shops.name, 60)}
        {field('hours', shops.hours, 200, shops.hoursHint)}
      </div>
      <PlaceFields
        place={typed}
        hint={shops.placeHint}
        change={(place) => setTyped({ ...typed, ...place })}
      />
      <div className="pair">
        {field('feePolicyVersion', shops.feePolicy, 6)}
        {field('payoutAccountRef', shops.payout, 100, shops.payoutHint)}
      </div>
    </WriteForm>
  );
}
