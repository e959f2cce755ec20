import { readFileSync } from 'node:fs';

/**
 * Lets `.ini` files be imported as text, as the bundler and the tests do. Import it before all that imports one.
 */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a way of CommonJS to load other files, which tsx leaves in place
require.extensions['.ini'] = (module, path) => {
  module.exports = { __esModule: true, default: readFileSync(path, 'utf8') };
};
