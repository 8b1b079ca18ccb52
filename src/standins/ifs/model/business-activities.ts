import { connectionName, connectionTypes, contactOf, representativeOf } from './connections.ts'
import { activityCustomAttributes, meetingMoods } from './custom-attributes.ts'
import { fetched, type Projection, text } from './entity-model.ts'

/**
 * No public page names the projection of Business Activity; these names follow the pattern of opportunities and leads (ifs.md §3.2).
 * `SyncedWithOutlook` is our assumption of the attribute by which IFS locks the sync fields (ifs.md §2, 32), `WantedInOutlook` of
 * what *Create Outlook Appointment* leaves behind: whether a button or a flag starts the transfer is not published (ifs.md §5, 13).
 */
export const businessActivityHandling: Projection = {
  name: 'BusinessActivityHandling',
  enumerations: {
    ConnectionType: connectionTypes,
    ActivityType: ['Meeting', 'Task', 'Call', 'Chat', 'EMail'],
    BusinessActivityState: ['NotStarted', 'InProgress', 'Completed'],
    MeetingMood: meetingMoods,
  },
  types: [
    {
      name: 'BusinessActivity',
      luname: 'BusinessActivity',
      table: 'BusinessActivity',
      keys: ['ActivityNo'],
      attributes: [
        text('ActivityNo', 20, 'insert'),
        text('Description', 200),
        { name: 'StartDate', type: 'Timestamp', write: 'always' },
        { name: 'EndDate', type: 'Timestamp', write: 'always' },
        { name: 'ConnectionType', type: { enum: 'ConnectionType' }, write: 'always' },
        text('ConnectionId', 20),
        fetched('ConnectionName', 100, ({ values }, tables) =>
          connectionName(values['ConnectionType'] ?? null, values['ConnectionId'] ?? null, tables),
        ),
        text('Company', 20),
        { name: 'ActivityType', type: { enum: 'ActivityType' }, write: 'always' },
        text('SubType', 20),
        text('MainRepresentativeId', 20),
        text('OpportunityNo', 20),
        text('Note', 2000),
        text('Priority', 20),
        { name: 'CreatedDate', type: 'Timestamp', write: 'never' },
        { name: 'SyncedWithOutlook', type: 'Boolean', write: 'always' },
        { name: 'WantedInOutlook', type: 'Boolean', write: 'always' },
        ...activityCustomAttributes,
        { name: 'Objstate', type: { enum: 'BusinessActivityState' }, write: 'never' },
      ],
      children: { ContactsArray: 'BusinessActivityContact', RepresentativesArray: 'BusinessActivityRepresentative' },
      events: ['Start', 'Complete', 'Reopen'],
      defaults: { Company: '10', ActivityType: 'Meeting', SyncedWithOutlook: false, WantedInOutlook: false },
    },
    {
      name: 'BusinessActivityContact',
      luname: 'BusinessActivityContact',
      table: 'BusinessActivityContact',
      keys: ['ActivityNo', 'PersonId'],
      attributes: [
        text('ActivityNo', 20, 'insert'),
        text('PersonId', 20, 'insert'),
        fetched(
          'ContactName',
          100,
          ({ values }, tables) => contactOf(values['PersonId'] ?? null, tables)?.values['Name'] ?? null,
        ),
        fetched('Email', 200, ({ values }, tables) => contactOf(values['PersonId'] ?? null, tables)?.values['Email'] ?? null),
        text('Role', 100),
        { name: 'MainContact', type: 'Boolean', write: 'always' },
      ],
      defaults: { MainContact: false },
    },
    {
      name: 'BusinessActivityRepresentative',
      luname: 'BusinessObjectRep',
      table: 'BusinessActivityRepresentative',
      keys: ['ActivityNo', 'RepresentativeId'],
      attributes: [
        text('ActivityNo', 20, 'insert'),
        text('RepresentativeId', 20, 'insert'),
        fetched(
          'RepresentativeName',
          100,
          ({ values }, tables) => representativeOf(values['RepresentativeId'] ?? null, tables)?.values['Name'] ?? null,
        ),
        text('RoleId', 20),
        { name: 'MainRepresentative', type: 'Boolean', write: 'always' },
      ],
      defaults: { MainRepresentative: false },
    },
  ],
  sets: { BusinessActivities: 'BusinessActivity' },
}
