// Plain JavaScript without dependencies: on a fresh clone it runs before anything is installed.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');

// npm writes this file at the end, so an install that broke off is made again
if (!existsSync('node_modules/.package-lock.json')) {
  console.error('Installing dependencies (once) ...');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exit(status ?? 1);
}
