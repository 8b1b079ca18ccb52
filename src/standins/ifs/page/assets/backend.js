async function ask(method, path, body) {
  const answer = await fetch(`/ifs/api/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (answer.status === 204) return null
  const json = await answer.json()
  if (answer.ok) return json
  throw new Error(json.error?.details?.[0]?.message ?? json.error?.message ?? `IFS answered ${answer.status}.`)
}

const one = (no) => `activities/${encodeURIComponent(no)}`

export const readOverview = (since) => ask('GET', `overview?since=${encodeURIComponent(since)}`)
export const readActivity = (no) => ask('GET', one(no))
export const edit = (no, user, changes) => ask('POST', one(no), { user, changes })
export const remove = (no, user) => ask('DELETE', one(no), { user })
export const runEvent = (no, user, event) => ask('POST', `${one(no)}/event`, { user, event })
export const requestAppointment = (no, user, wanted) => ask('POST', `${one(no)}/appointment`, { user, wanted })
export const addLine = (no, user, collection, id) => ask('POST', `${one(no)}/${collection}`, { user, id })
export const removeLine = (no, user, collection, id) => ask('DELETE', `${one(no)}/${collection}`, { user, id })
export const setLocked = (locked) => ask('POST', 'sync-master', { locked })
