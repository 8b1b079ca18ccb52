import type { Activity, ActivityDraft, ActivitySummary } from '../../src/domain/activity.ts'
import type { FieldValues } from '../../src/domain/field-values.ts'
import { NotFound, PreconditionFailed, Refused } from '../../src/domain/errors.ts'
import type { ActivityNo, PersonId, RepresentativeId } from '../../src/domain/ids.ts'
import { endOf, startOf, type TimeSpan } from '../../src/domain/time-span.ts'
import type { ActivityNarrowing, Crm } from '../../src/rmsync/ports/crm.ts'
import { haldenCompany, type FakeCompany } from './fake-crm-company.ts'
import { checkFields, fields, isField, longestDescription, picked } from './fake-crm-fields.ts'

/** One write that took place, in order. What was refused is not in it. */
export interface CrmWrite {
  readonly kind: 'create' | 'patch' | 'delete' | 'set-synced' | 'action' | 'edit-in-ifs' | 'delete-in-ifs'
  readonly activityNo: ActivityNo
  /** Null where there was none. */
  readonly before: Activity | null
  readonly after: Activity | null
}

export interface FailNext {
  /** Only a call of this method fails; any call otherwise. */
  readonly method?: keyof Crm
  /** The write takes place and only its answer is lost. */
  readonly applied?: boolean
}

/** IFS in memory: the rules of the port `Crm` that its contract suite names, and controls for tests. */
export interface FakeCrm extends Crm {
  journal(): readonly CrmWrite[]
  /** How often a method was called, failures included. */
  calls(method: keyof Crm): number
  failNext(error: Error, when?: FailNext): void
  activity(activityNo: ActivityNo): Activity | null
  isSynced(activityNo: ActivityNo): boolean
  /** As a person in IFS: any field, no ETag asked. Moves the ETag. */
  editInIfs(activityNo: ActivityNo, changes: Partial<Omit<Activity, 'activityNo' | 'etag'>>): Activity
  /** As a person in IFS. */
  createInIfs(draft: ActivityDraft): Activity
  deleteInIfs(activityNo: ActivityNo): void
  /** As an administrator of IFS: records lose this attribute. */
  removeAttribute(name: string): void
}

const firstNumber = 4711
const actions = {
  start: { from: ['not-started'], to: 'in-progress' },
  complete: { from: ['not-started', 'in-progress'], to: 'completed' },
  reopen: { from: ['completed'], to: 'in-progress' },
}

/** @param company who and what exists; the seeded company of the trial unless told */
export function createFakeCrm(company: FakeCompany = haldenCompany()): FakeCrm {
  const activities = new Map<ActivityNo, Activity>()
  const synced = new Set<ActivityNo>()
  /** Under which key each was created. */
  const created = new Map<string, ActivityNo>()
  const removed = new Set<string>()
  const attributes = new Map<ActivityNo, FieldValues>()
  const writes: CrmWrite[] = []
  const called: (keyof Crm)[] = []
  const failures: { error: Error; when: FailNext }[] = []
  let lastNumber = firstNumber - 1
  let lastVersion = 0
  let lastPerson = 90_000
  const contacts = [...company.contacts]

  const nextEtag = () => `W/"${++lastVersion}"`

  /** Runs a port method as IFS would see it: counted, and failing as told. */
  async function call<Result>(method: keyof Crm, work: () => Result): Promise<Result> {
    called.push(method)
    const index = failures.findIndex(({ when }) => when.method === undefined || when.method === method)
    const [failure] = index < 0 ? [] : failures.splice(index, 1)
    if (failure === undefined) return work()
    if (failure.when.applied === true) work()
    throw failure.error
  }

  function existing(activityNo: ActivityNo): Activity {
    const activity = activities.get(activityNo)
    if (activity === undefined) throw new NotFound('IFS', `IFS has no activity ${activityNo}.`)
    return activity
  }

  function existingAt(activityNo: ActivityNo, etag: string): Activity {
    const activity = existing(activityNo)
    if (activity.etag !== etag) throw new PreconditionFailed('IFS', `Activity ${activityNo} was changed in IFS in between.`)
    return activity
  }

  function contactLine(personId: PersonId) {
    const contact = contacts.find((candidate) => candidate.personId === personId)
    if (contact === undefined) throw new Refused('IFS', `Person "${personId}" does not exist.`)
    return { personId, name: contact.name }
  }

  function representativeLine(representativeId: RepresentativeId) {
    const found = company.representatives.find((candidate) => candidate.representativeId === representativeId)
    if (found === undefined) throw new Refused('IFS', `Business representative "${representativeId}" does not exist.`)
    return { representativeId, name: found.name }
  }

  function save(kind: CrmWrite['kind'], before: Activity | null, after: Activity): Activity {
    activities.set(after.activityNo, after)
    writes.push({ kind, activityNo: after.activityNo, before, after })
    return after
  }

  function remove(kind: CrmWrite['kind'], before: Activity): void {
    activities.delete(before.activityNo)
    writes.push({ kind, activityNo: before.activityNo, before, after: null })
  }

  function create(draft: ActivityDraft): Activity {
    const {
      contacts,
      representatives,
      mainRepresentativeId,
      connection,
      description,
      when,
      activityType,
      subType,
      opportunityNo,
      notes,
    } = draft
    requireOrder(draft.when)
    const party = company.connections.find(({ kind, id }) => kind === connection.kind && id === connection.id)
    if (party === undefined) throw new Refused('IFS', `Connection ${connection.id} does not exist.`)
    // IFS itself makes the main representative a line (contract 1.4)
    const everyone = [...new Set([mainRepresentativeId, ...representatives])]
    return save('create', null, {
      description,
      when,
      activityType,
      subType,
      opportunityNo,
      ...(notes === '' ? {} : { notes }),
      contacts: [...new Set(contacts)].map(contactLine),
      representatives: everyone.map(representativeLine),
      connection: { ...party, place: '' },
      mainRepresentativeId,
      state: 'not-started',
      etag: nextEtag(),
      activityNo: String(++lastNumber) as ActivityNo,
    })
  }

  const allFields = ({ activityNo, description }: Activity): FieldValues => ({
    ...attributes.get(activityNo),
    Description: description,
  })

  const all = (): readonly Activity[] => [...activities.values()]

  return {
    readActivity: (activityNo, names = []) =>
      call('readActivity', () => {
        const activity = existing(activityNo)
        checkFields('activity', names)
        return names.length === 0 ? activity : { ...activity, attributes: picked(allFields(activity), names) }
      }),

    readActivities: (activityNos) =>
      call('readActivities', () => {
        const found = activityNos.flatMap((activityNo) => activities.get(activityNo) ?? [])
        return new Map(found.map((activity) => [activity.activityNo, { ...activity, isSynced: synced.has(activity.activityNo) }]))
      }),

    createActivity: (draft) =>
      call('createActivity', () => {
        const before = draft.creationKey === undefined ? undefined : created.get(draft.creationKey)
        if (before !== undefined) return existing(before)
        const activity = create(draft)
        synced.add(activity.activityNo)
        if (draft.creationKey !== undefined) created.set(draft.creationKey, activity.activityNo)
        attributes.set(activity.activityNo, draft.attributes ?? {})
        return activity
      }),

    activityCreatedWith: (creationKey) =>
      call('activityCreatedWith', () => activities.get(created.get(creationKey) ?? ('' as ActivityNo)) ?? null),

    patchActivity: (activityNo, patch, etag) =>
      call('patchActivity', () => {
        const before = existingAt(activityNo, etag)
        if (before.state === 'completed') throw new Refused('IFS', `Activity ${activityNo} is completed and can not be changed.`)
        const when = patch.when ?? before.when
        if (when !== null) requireOrder(when)
        const contacts = before.contacts.filter(({ personId }) => !patch.removeContacts.includes(personId))
        const representatives = before.representatives.filter(
          (line) => !patch.removeRepresentatives.includes(line.representativeId),
        )
        const newContacts = patch.addContacts.filter((id) => !contacts.some(({ personId }) => personId === id))
        const newRepresentatives = patch.addRepresentatives.filter(
          (id) => !representatives.some((line) => line.representativeId === id),
        )
        const changed: Activity = {
          ...before,
          description: patch.description ?? before.description,
          when,
          contacts: [...contacts, ...newContacts.map(contactLine)],
          representatives: [...representatives, ...newRepresentatives.map(representativeLine)],
          etag: nextEtag(),
        }
        return toSummary(save('patch', before, changed))
      }),

    deleteActivity: (activityNo, etag) =>
      call('deleteActivity', () => {
        if (activities.has(activityNo)) remove('delete', existingAt(activityNo, etag))
      }),

    performAction: (activityNo, action, etag) =>
      call('performAction', () => {
        const before = existingAt(activityNo, etag)
        const { from, to } = actions[action]
        if (!from.includes(before.state))
          throw new Refused('IFS', `Activity ${activityNo} can not ${action}: it is ${before.state}.`)
        return toSummary(save('action', before, { ...before, state: to, etag: nextEtag() }))
      }),

    setSynced: (activityNo, isSynced, etag) =>
      call('setSynced', () => {
        const before = existingAt(activityNo, etag)
        if (isSynced) synced.add(activityNo)
        else synced.delete(activityNo)
        return save('set-synced', before, { ...before, etag: nextEtag() }).etag
      }),

    searchActivities: (text, representativeId, limit, narrow = {}) =>
      call('searchActivities', () =>
        all()
          .filter(({ activityNo, description, connection, mainRepresentativeId, representatives }) =>
            text.trim() === ''
              ? mainRepresentativeId === representativeId
              : representatives.some((line) => line.representativeId === representativeId) &&
                [activityNo, description, connection?.name ?? ''].some((field) => contains(field, text)),
          )
          .filter((activity) => isWithin(activity, narrow, representativeId))
          .toReversed()
          .slice(0, limit)
          .map(toSummary),
      ),

    openActivitiesOf: (representativeId) =>
      call('openActivitiesOf', () =>
        all()
          .filter((activity) => activity.mainRepresentativeId === representativeId && activity.state !== 'completed')
          .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
          .map(toSummary),
      ),

    findPeople: (emails, asked) =>
      call('findPeople', () => {
        const told = (owner: 'contact' | 'representative', name: string) =>
          asked === undefined
            ? {}
            : {
                attributes: picked(
                  { Name: name },
                  asked[owner].filter((one) => isField(owner, one)),
                ),
              }
        return emails.map((email) => ({
          email,
          representatives: company.representatives
            .filter((one) => one.email === email && !one.isBlocked)
            .map(({ representativeId, name }) => ({ representativeId, name, email, ...told('representative', name) })),
          contacts: contacts
            .filter((contact) => contact.email === email)
            .map((contact) => ({ ...contact, ...told('contact', contact.name) })),
        }))
      }),

    addressesOf: (asked) =>
      call('addressesOf', () => ({
        contacts: new Map(
          contacts
            .filter(({ personId, email }) => asked.contacts.includes(personId) && email !== '')
            .toReversed()
            .map(({ personId, email }) => [personId, email] as const),
        ),
        representatives: new Map(
          company.representatives
            .filter(({ representativeId, email }) => asked.representatives.includes(representativeId) && email !== '')
            .map(({ representativeId, email }) => [representativeId, email] as const),
        ),
      })),

    searchContacts: (text, limit) =>
      call('searchContacts', () =>
        contacts
          .filter(({ name, email }) => contains(name, text) || contains(email, text))
          .toSorted((a, b) => a.name.localeCompare(b.name) || a.personId.localeCompare(b.personId))
          .slice(0, limit),
      ),

    createContact: ({ connection: { kind, id }, name, email, role }) =>
      call('createContact', () => {
        const connection = company.connections.find((one) => one.kind === kind && one.id === id)
        if (connection === undefined || kind === 'supplier-request')
          throw new Refused('IFS', `IFS has no ${kind} ${id} for a contact.`)
        if (name === '') throw new Refused('IFS', 'Name must have a value for a contact.')
        const contact = { personId: `P${++lastPerson}` as PersonId, name, email, role, connection }
        contacts.push(contact)
        return contact
      }),

    searchConnections: (text, kinds, limit) =>
      call('searchConnections', () =>
        company.connections
          .filter(({ kind, id, name }) => kinds.includes(kind) && (contains(id, text) || contains(name, text)))
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .slice(0, limit),
      ),

    opportunitiesOf: ({ kind, id }) =>
      call('opportunitiesOf', () =>
        company.opportunities
          .filter(({ accountId }) => kind === 'account' && accountId === id)
          .map(({ opportunityNo, name }) => ({ opportunityNo, name })),
      ),

    searchOpportunities: (text, limit) =>
      call('searchOpportunities', () =>
        company.opportunities
          .filter(({ opportunityNo, name }) => contains(opportunityNo, text) || contains(name, text))
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .slice(0, limit),
      ),

    fieldsOf: (owner) => call('fieldsOf', () => fields[owner].filter(({ name }) => !removed.has(name))),
    readFields: (subject, names) =>
      call('readFields', () => {
        checkFields(subject.kind, names)
        if (subject.kind === 'activity') return picked(allFields(existing(subject.activityNo)), names)
        const found =
          subject.kind === 'contact'
            ? contacts.find(
                ({ personId, connection }) => personId === subject.personId && connection.id === subject.connection.id,
              )
            : company.representatives.find((one) => one.representativeId === subject.representativeId)
        if (found === undefined) throw new NotFound('IFS', `IFS has no such ${subject.kind}.`)
        return picked({ Name: found.name }, names)
      }),
    probe: () => call('probe', () => [{ step: 'sign-in', outcome: 'ok', found: 'In memory.', fix: '' }]),

    listRepresentatives: () => call('listRepresentatives', () => company.representatives),
    longestDescription: () => call('longestDescription', () => longestDescription),
    activityUrl: (activityNo) => `https://ifs.example/activity/${encodeURIComponent(activityNo)}`,

    journal: () => writes,
    calls: (method) => called.filter((name) => name === method).length,
    failNext: (error, when = {}) => void failures.push({ error, when }),
    activity: (activityNo) => activities.get(activityNo) ?? null,
    isSynced: (activityNo) => synced.has(activityNo),
    editInIfs: (activityNo, changes) => {
      const before = existing(activityNo)
      return save('edit-in-ifs', before, { ...before, ...changes, etag: nextEtag() })
    },
    createInIfs: create,
    removeAttribute: (name) => void removed.add(name),
    deleteInIfs: (activityNo) => remove('delete-in-ifs', existing(activityNo)),
  }
}

/** Search ignores case and the way an accent is encoded. */
const contains = (field: string, text: string): boolean =>
  field.normalize('NFC').toLowerCase().includes(text.trim().normalize('NFC').toLowerCase())

/** '~' sorts after every digit: those without a start come last. */
const sortKey = ({ when, activityNo, wantedInOutlook }: ActivitySummary): string =>
  `${wantedInOutlook === true ? 0 : 1} ${when === null ? '~' : startOf(when)} ${activityNo}`

function requireOrder(when: TimeSpan): void {
  if (endOf(when) < startOf(when)) throw new Refused('IFS', 'The end date must not be before the start date.')
}

const toSummary = ({ contacts: _, representatives: __, notes: ___, ...summary }: Activity): ActivitySummary => summary

function isWithin(activity: Activity, { day, connection, mine }: ActivityNarrowing, representativeId: RepresentativeId): boolean {
  const begins = activity.when === null ? null : startOf(activity.when).slice(0, 10)
  const apart = begins === null || day === undefined ? null : Math.abs(Date.parse(begins) - Date.parse(day)) / 86_400_000
  return (
    (day === undefined || (apart !== null && apart <= 1)) &&
    (connection === undefined || (activity.connection?.kind === connection.kind && activity.connection.id === connection.id)) &&
    (mine !== true || activity.mainRepresentativeId === representativeId)
  )
}
