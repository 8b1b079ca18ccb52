/** Somebody who can sign in. */
export interface IdentityPerson {
  readonly oid: string
  readonly tenantId: string
  readonly userName: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string
  readonly appRoles: readonly string[]
}

/** Opaque on purpose, as in Entra: whoever shows it as a name sees at once that it is none. */
export const loginHintOf = (person: IdentityPerson): string => `O.${Buffer.from(person.oid).toString('base64url')}`

/** By e-mail address, user name or the `login_hint` of an earlier ID token; Entra takes the first and the last. */
export function findByHint(people: readonly IdentityPerson[], hint: string): IdentityPerson | undefined {
  const wanted = hint.toLowerCase()
  return people.find(
    (person) => person.email.toLowerCase() === wanted || person.userName === wanted || loginHintOf(person) === hint,
  )
}
