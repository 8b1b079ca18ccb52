type Plain<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? Plain<Item>[]
    : { -readonly [Name in keyof Value]: Plain<Value[Name]> }

/** What a use case answers, as the schema of a route asks for it: the same value, without the promise not to change it. */
export const plain = <Value>(value: Value): Plain<Value> => value as Plain<Value>
