/** Which representatives are meant by what is pressed next. */
export type Selection = ReadonlySet<string> | 'all'
