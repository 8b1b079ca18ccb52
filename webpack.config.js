import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GriffelCSSExtractionPlugin } from '@griffel/webpack-extraction-plugin'
import CopyPlugin from 'copy-webpack-plugin'
import HtmlWebpackPlugin from 'html-webpack-plugin'
import MiniCssExtractPlugin from 'mini-css-extract-plugin'
import webpack from 'webpack'
import { shellMarkup, shellStyle } from './src/taskpane/frame/shell.ts'
import { themeSheet } from './src/taskpane/frame/theme-sheet.ts'
import { helpPages } from './src/taskpane/help/help-pages.ts'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const page = (filename, template, chunks, more = {}) =>
  new HtmlWebpackPlugin({ filename, template: here(template), chunks, ...more })

/** Each of Fluent's tokens is the name of a variable of the theme's sheet; said once, it needs no list of all of them (4 kB). */
const tokensByName = 'data:text/javascript,export const tokens = new Proxy({}, { get: (_none, name) => `var(--${name})` })'

/**
 * The panel needs MSAL's nested half alone. Where Outlook has no bridge for it MSAL would fall back to signing in by itself, which a
 * frame inside Outlook cannot do: it fails at once instead, and the dialog, a page with all of MSAL, takes over (37 kB less).
 */
const nestedAlone =
  'data:text/javascript,export class StandardController { constructor() { throw new Error("Outlook has no bridge for nested sign-in.") } }'

const typescript = {
  loader: 'swc-loader',
  options: {
    jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
  },
}
const compiled = [{ test: /\.tsx?$/, exclude: /node_modules/, use: [typescript] }]
/** Styles worked out now, ours and Fluent's, and taken out into one style sheet: no page has to make them. */
const stylesTakenOut = [
  { test: /\.tsx?$/, exclude: /node_modules/, use: [GriffelCSSExtractionPlugin.loader, '@griffel/webpack-loader', typescript] },
  { test: /\.js$/, include: /node_modules.@fluentui/, use: [GriffelCSSExtractionPlugin.loader] },
  { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
]

/**
 * A build of its own for each of them: what one page uses of Fluent must not weigh on another, and within one build a library is kept
 * for all that any page of it uses. `folder` holds what the build makes and what it may clean away.
 */
const build = (folder, entry, plugins, rules = compiled) => ({
  name: folder,
  mode: 'production',
  // A second build takes a fraction of the first: what did not change is taken from node_modules/.cache.
  cache: {
    type: 'filesystem',
    name: folder,
    buildDependencies: {
      config: [import.meta.filename, here('src/taskpane/frame/shell.ts'), here('src/taskpane/frame/theme-sheet.ts')],
    },
  },
  entry,
  output: {
    path: here('dist'),
    filename: `assets/${folder}/[name].[contenthash:8].js`,
    chunkFilename: `assets/${folder}/[name].[contenthash:8].js`,
    publicPath: '/',
    uniqueName: `rm-panel-${folder}`,
    clean: { keep: (path) => !path.replaceAll('\\', '/').startsWith(`assets/${folder}/`) },
  },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: { rules },
  optimization: {
    splitChunks: {
      chunks: 'all',
      cacheGroups: {
        first: { chunks: 'initial', name: (_module, chunks) => `${chunks[0].name}-libraries`, test: /node_modules/ },
      },
    },
  },
  plugins,
  performance: { hints: false },
})

const themePath = `assets/panel/theme.${createHash('sha256').update(themeSheet).digest('hex').slice(0, 8)}.css`
/** Fluent's tokens as a file of their own, named by their content like every other. */
const themeFile = {
  apply: ({ hooks, webpack: { sources, Compilation } }) => {
    hooks.thisCompilation.tap('theme', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'theme', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        compilation.emitAsset(themePath, new sources.RawSource(themeSheet))
      })
    })
  },
}

const panel = build(
  'panel',
  { taskpane: here('src/taskpane/index.tsx') },
  [
    page('panel/taskpane.html', 'src/taskpane/taskpane.html', ['taskpane'], {
      inject: false,
      templateParameters: (_compilation, { js, css }) => ({
        shellMarkup,
        shellStyle,
        scripts: js,
        styles: [`/${themePath}`, ...css],
      }),
    }),
    ...helpPages.map(({ filename, ...templateParameters }) =>
      page(filename, 'src/taskpane/help/help.html', [], { templateParameters }),
    ),
    new webpack.NormalModuleReplacementPlugin(/^\.\/tokens\.js$/, tokensByName),
    new webpack.NormalModuleReplacementPlugin(/\/StandardController\.mjs$/, nestedAlone),
    // The order within the sheet is Griffel's own, whatever order the parts come in.
    new MiniCssExtractPlugin({ filename: 'assets/panel/[name].[contenthash:8].css', ignoreOrder: true }),
    new GriffelCSSExtractionPlugin({ unstable_attachToEntryPoint: 'taskpane' }),
    themeFile,
    new CopyPlugin({ patterns: [{ from: here('assets'), to: 'assets', globOptions: { ignore: ['**/*.svg'] } }] }),
  ],
  stylesTakenOut,
)

// Several parts share a list, a picker or a row: kept once, in files of their own, they are 11 kB less in all.
panel.optimization.splitChunks.minSize = 4_000

/** The windows of the sign-in, which hold all of MSAL; the panel needs its nested half alone. */
const signIn = build(
  'sign-in',
  { dialog: here('src/taskpane/auth/dialog-page.ts'), redirect: here('src/taskpane/auth/redirect-page.ts') },
  [
    page('panel/dialog.html', 'src/taskpane/auth/dialog.html', ['dialog']),
    page('panel/redirect.html', 'src/taskpane/auth/redirect.html', ['redirect']),
  ],
)

/**
 * Scripts whose address stays: for event-based activation classic Outlook loads the one that the manifest names, and what keeps the
 * panel's page is registered, and updated by the browser, by its address.
 */
const notices = build('notices', { notices: here('src/commands/notices.ts'), keeper: here('src/taskpane/keeper/keeper.ts') }, [
  page('panel/notices.html', 'src/commands/notices.html', []),
])
Object.assign(notices.output, { filename: 'panel/[name].js', clean: false })

const admin = build('admin', { admin: here('src/admin/index.tsx') }, [
  page('admin/index.html', 'src/admin/index.html', ['admin']),
])

const outlookHost = here('src/standins/outlook-host/webpack-page.js')
/** The page of the simulated Outlook, for trial and tests; a production build leaves it out when its folder is not there. */
const trial = existsSync(outlookHost) ? [(await import(outlookHost)).default] : []
export default [panel, signIn, notices, admin, ...trial]
