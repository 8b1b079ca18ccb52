/**
 * Which test files begin first. Jest knows how long each took the last time, and on a fresh checkout begins with the largest: what waits,
 * draws or kills takes longest, is small, and begun last would be waited for by itself. What waits and what computes take turns.
 */
const longest = [
  'rmsync/queue/postgres',
  'pages/panel-languages',
  'histories/',
  'pages/panel-screens',
  'rmsync/queue/pglite',
  'pages/admin-screens',
  'contracts/store/pglite',
]
const placeOf = ({ path }) => {
  const place = longest.findIndex((part) => path.includes(`/test/${part}`) || path.includes(`/${part}.`))
  return place === -1 ? longest.length : place
}

export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((one, other) => placeOf(one) - placeOf(other) || (one.path < other.path ? -1 : 1))
  }
  cacheResults() {
    // The order is always this one.
  }
}
