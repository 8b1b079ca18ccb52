import comments from '@eslint-community/eslint-plugin-eslint-comments/configs'
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const browserFiles = [
  'src/{taskpane,admin,ui,commands}/**/*.{ts,tsx}',
  'src/standins/outlook-host/page/**/*.{ts,tsx}',
  'test/{taskpane,admin}/**/*.{ts,tsx}',
]
const clockless = ['src/domain/**/*.ts', 'src/rmsync/{relay,linking,pushing,initial-sync,subscriptions,administration}/**/*.ts']

const forbiddenSyntax = {
  defaultExport: {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that a thing has one name everywhere.',
  },
  now: {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes from the Clock port, or as an argument, so that tests can move it.',
  },
  newDate: {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from the Clock port, or as an argument, so that tests can move it.',
  },
  unfinishedTest: {
    selector: 'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(skip|only|todo|failing)$/]',
    message: 'A test runs or does not exist. Where it needs something that may be absent, choose the title by its presence.',
  },
  prefixedTest: {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'A test runs or does not exist.',
  },
}
const syntax = (...names) => ['error', ...names.map((name) => forbiddenSyntax[name])]

export default tseslint.config(
  { ignores: ['dist/', '.data/', 'test-output/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  comments.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      '@eslint-community/eslint-comments/require-description': ['error', { ignore: ['eslint-enable'] }],
      // a suppression for a whole file hides what comes later: name the rule and the line
      '@eslint-community/eslint-comments/no-unlimited-disable': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': syntax('unfinishedTest', 'prefixedTest'),
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['src/standins/outlook-host/addin-page/*.js'], languageOptions: { globals: globals.browser, sourceType: 'script' } },

  { files: ['src/standins/ifs/page/assets/*.js'], languageOptions: { globals: globals.browser } },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.node.json', 'tsconfig.browser.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }], // spreading a text is how it is taken by code point
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: ['XMLBuilder'] }, // moved to a package of its own; the same code
      ],
      // Not worth their noise here: Fastify's plugins and handlers are async by contract, ports are objects of functions that are
      // taken apart, `.catch((error: Error) => …)` names what a library documents, and the rest is taste.
      // Types of regular expressions, of wire answers and of what a host offers promise more than there is: a guard is no mistake.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // the language we write has no enums, and this is the dearest rule of all
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // undici's Response and the global one are the same class
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-console': 'error', 'no-restricted-syntax': syntax('defaultExport') } },
  { files: clockless, rules: { 'no-restricted-syntax': syntax('defaultExport', 'now', 'newDate') } },
  {
    files: browserFiles,
    languageOptions: { globals: globals.browser },
    // the only way to cut a text after some lines, `WebkitBoxOrient`, is marked as deprecated
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  { files: ['src/**/*.tsx', 'src/**/use-*.ts'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['src/{admin,ui,commands,taskpane}/**/*.{ts,tsx}'],
    ignores: ['src/taskpane/host/**', 'src/taskpane/auth/dialog-page.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Office', message: 'Only taskpane/host says Office: ask the Host for it.' }],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'bench/**/*.ts'],
    // A test reads answers off the wire and compares them whole: the comparison is the check, a type would only repeat it.
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
)
