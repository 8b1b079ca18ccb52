/** A value of an attribute of IFS. Dates as IFS writes them, timestamps as instants. */
export type FieldValue = string | number | boolean | null
/** By attribute name. */
export type FieldValues = Readonly<Record<string, FieldValue>>
