import { listIn, pluralIn } from '../../../../ui/plural.ts'

const plural = pluralIn('en')
const and = listIn('en')

/** Words of a linked series. This file is the shape of every language. */
export const series = {
  heading: 'Series',
  activity: 'Activity',
  pattern: {
    days: (count: number) => (count === 1 ? 'Every day' : `Every ${count} days`),
    workingDays: 'Every weekday',
    weeks: (count: number, days: readonly string[]) =>
      count === 1
        ? `Every ${and(days)}`
        : count === 2 && days.length === 1
          ? `Every second ${and(days)}`
          : `Every ${count} weeks on ${and(days)}`,
    monthDate: (date: number) => `Every month on day ${date}`,
    monthDay: (nth: number, day: string) =>
      `The ${['first', 'second', 'third', 'fourth'][nth - 1] ?? 'last'} ${day} of every month`,
  },
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
