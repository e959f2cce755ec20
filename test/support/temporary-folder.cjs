const { chmodSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Tests and what they start put their temporary files into one folder, which goes when they end. */
module.exports = () => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'siem-tests-'));
  // OpenSearch, which must not be root, has its folder in it
  chmodSync(process.env.TMPDIR, 0o711);
  globalThis.testsFolder = process.env.TMPDIR;
};
