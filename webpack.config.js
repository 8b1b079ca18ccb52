import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import CopyPlugin from 'copy-webpack-plugin'
import HtmlWebpackPlugin from 'html-webpack-plugin'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Panel and admin pages into `dist/`, served by rmsync. */
const pages = {
  name: 'pages',
  mode: 'production',
  // A second build takes a fraction of the first: what did not change is taken from node_modules/.cache.
  cache: { type: 'filesystem', buildDependencies: { config: [import.meta.filename] } },
  entry: {
    taskpane: here('src/taskpane/index.tsx'),
    dialog: here('src/taskpane/auth/dialog-page.ts'),
    redirect: here('src/taskpane/auth/redirect-page.ts'),
    admin: here('src/admin/index.tsx'),
  },
  output: {
    path: here('dist'),
    filename: 'assets/[name].[contenthash:8].js',
    chunkFilename: 'assets/[name].[contenthash:8].js',
    publicPath: '/',
    clean: { keep: /^(outlook-host\/|built-at\.txt)/ },
  },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: 'swc-loader',
        options: {
          jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
        },
      },
    ],
  },
  // One copy of React and Fluent for panel and admin pages, kept by browsers from version to version.
  optimization: {
    splitChunks: { chunks: 'all', cacheGroups: { msal: { test: /@azure[\\/]msal/, name: 'msal', chunks: 'all', priority: 20 } } },
  },
  plugins: [
    new HtmlWebpackPlugin({
      filename: 'panel/taskpane.html',
      template: here('src/taskpane/taskpane.html'),
      chunks: ['taskpane'],
    }),
    new HtmlWebpackPlugin({ filename: 'panel/dialog.html', template: here('src/taskpane/auth/dialog.html'), chunks: ['dialog'] }),
    new HtmlWebpackPlugin({
      filename: 'panel/redirect.html',
      template: here('src/taskpane/auth/redirect.html'),
      chunks: ['redirect'],
    }),
    new HtmlWebpackPlugin({ filename: 'panel/help.html', template: here('src/taskpane/help.html'), chunks: [] }),
    new HtmlWebpackPlugin({ filename: 'admin/index.html', template: here('src/admin/index.html'), chunks: ['admin'] }),
    new CopyPlugin({ patterns: [{ from: here('assets'), to: 'assets', globOptions: { ignore: ['**/*.svg'] } }] }),
  ],
  performance: { hints: false },
}

const outlookHost = here('src/standins/outlook-host/webpack-page.js')
/** The page of the simulated Outlook, for trial and tests; a production build leaves it out when its folder is not there. */
export default existsSync(outlookHost) ? [pages, (await import(outlookHost)).default] : [pages]
