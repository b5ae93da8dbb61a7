// One of a few: slabs beside each other, of which one is pressed in.

type ChoiceProps<Value extends string> = Readonly<{
  name: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  choose(value: Value): void;
}>;

export function Choice<Value extends string>({ name, value, options, choose }: ChoiceProps<Value>) {
  return (
    <fieldset className="choice">
      <legend>{name}</legend>
      {options.map(([option, word]) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => choose(option)}
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
