/** Writes everything that is generated from sources and committed; each generator is a line here. */
import { awsIni } from './generate/aws-ini';
import { configurationReference } from './generate/configuration';
import { write } from './generate/generated-file';
import type { GeneratedFile } from './generate/generated-file';
import { indexTemplates } from './generate/index-templates';
import { logTypePages } from './generate/log-type-pages';
import { registry } from './generate/registry';
import { userAgentRules } from './generate/user-agents';

export const generators: Array<() => GeneratedFile[]> = [
  awsIni,
  registry,
  indexTemplates,
  userAgentRules,
  logTypePages,
  configurationReference,
];

if (require.main === module) for (const generate of generators) generate().forEach(write);
