/** The kinds of rules that .dependency-cruiser.cjs is made of. `comment` says what to do instead. */
const packages = (names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`
/** Everything that is neither ours nor Node's: whatever else stands there is an npm package. */
const ours = '^(src|test|scripts|bench|config)/'

const scope = (from) => (typeof from === 'string' ? { path: from } : from)

const insideRule = (name, from, allowed, instead) => ({
  name,
  severity: 'error',
  comment: instead,
  from: scope(from),
  to: { path: '^src/', pathNot: allowed },
})

/** `allowed.node` lets Node's own modules in; `allowed.npm` names packages. */
const outsideRule = (name, from, allowed, instead) => ({
  name,
  severity: 'error',
  comment: instead,
  from: scope(from),
  to: {
    pathNot: [ours, '^[.]', ...(allowed.npm.length > 0 ? [packages(allowed.npm)] : [])],
    ...(allowed.node ? { dependencyTypesNot: ['core'] } : {}),
  },
})

const doorPackage = (name, packageNames, allowedIn, instead) => ({
  name,
  severity: 'error',
  comment: instead,
  from: { path: '^src/(taskpane|admin|ui|commands)/', pathNot: allowedIn },
  to: { path: packages(packageNames) },
})

module.exports = { doorPackage, insideRule, outsideRule }
