export type Value = string | number | boolean | null
/** by attribute name */
export type Values = Readonly<Record<string, Value>>
