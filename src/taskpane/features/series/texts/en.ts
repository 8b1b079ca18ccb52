import { pluralIn } from '../../../../ui/plural.ts'

const plural = pluralIn('en')

/** Words of a linked series. This file is the shape of every language. */
export const series = {
  heading: 'Series',
  activity: 'Activity',
  activities: (count: number) => `${count} ${plural(count, 'activity', 'activities')}, one for each date`,
  beginning: 'The activities are being created. They appear here by themselves.',
  past: 'Past',
  linked: 'Linked',
  differs: 'Differs',
  removed: 'Removed',
  later: 'Linked later',
  leftOut: 'Unlinked',
  thisDate: (date: string) => `This date, ${date}`,
  openInIfs: (activityNo: string) => `Open ${activityNo} in IFS`,
  nextDates: 'Next dates',
  all: (count: number) => `All ${count}`,
  fewer: 'Fewer',
  asSeries: 'As the series',
  movedTo: (when: string) => `Moved to ${when}`,
  changed: 'Changed by itself',
  removedInOutlook: 'Removed in Outlook',
  followsLater: 'Follows later',
  unlinkedDate: 'Unlinked',
  none: 'None',
  linkedUpTo: (date: string) => `Linked up to ${date}. Later dates follow by themselves.`,
  ended: 'The series has ended in Outlook. Its activities stay.',
}
export type SeriesTexts = typeof series
