/** Writes down what the next release must keep: a release does so, by `npx projen record-release`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedTemplates } from './setups';
import { statefulPart } from './stateful-resources';

const kept = Object.entries(deployedTemplates()).map(([name, template]) => [name, statefulPart(template)]);
writeFileSync(join(__dirname, 'last-release.json'), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
