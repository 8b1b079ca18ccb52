/** A value of an attribute of IFS. Dates and timestamps as IFS writes them. */
export type FieldValue = string | number | boolean | null
/** By attribute name. */
export type FieldValues = Readonly<Record<string, FieldValue>>
