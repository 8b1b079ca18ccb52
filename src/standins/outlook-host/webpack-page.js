import { fileURLToPath } from 'node:url'
import HtmlWebpackPlugin from 'html-webpack-plugin'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** The page of the simulated Outlook, built into a folder of its own: nothing of it goes where the panel is served. */
export default {
  name: 'outlook-host',
  mode: 'production',
  entry: here('./page/index.tsx'),
  output: { path: here('../../../dist/outlook-host'), filename: '[name].[contenthash:8].js', clean: true, publicPath: '/' },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: 'swc-loader',
        options: {
          jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2024', transform: { react: { runtime: 'automatic' } } },
        },
      },
    ],
  },
  experiments: { topLevelAwait: true },
  plugins: [new HtmlWebpackPlugin({ template: here('./page/index.html') })],
  performance: { hints: false },
}
