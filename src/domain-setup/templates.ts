import type { Requests } from './requests';
import { sameState } from './same-state';
import { componentTemplates, indexTemplates, rolloverTemplates } from './templates.generated';

/** A template by its name. */
type Templates = Record<string, Record<string, any>>;

/** Indices of OpenSearch's plugins, by the names that alerting and index management give them. */
const SYSTEM_INDICES: Readonly<Record<string, readonly string[]>> = {
  'ism-history-indices_aws': ['.opendistro-ism-managed-index-history-*'],
  'alert-history-indices_aws': ['.opendistro-alerting-alert-history-*'],
  'default-opendistro-indices_aws': [
    '.opendistro-alerting-alerts', '.opendistro-alerting-config', '.opendistro-ism-config', '.opendistro-job-scheduler-lock',
  ],
};

/**
 * Puts templates where they are missing or other than they should be; those of other names are none of ours. Gives the names of what was put.
 *
 * @param replicas copies of each shard beside the first; undefined: as many as OpenSearch makes by itself
 */
export async function applyTemplates(requests: Requests, replicas: number | undefined): Promise<string[]> {
  // components first: index templates must not name one that is not there
  return [
    ...await applyAll(requests, '_component_template', 'component_templates', 'component_template', wantedComponents(replicas)),
    ...await applyAll(requests, '_index_template', 'index_templates', 'index_template', wantedTemplates(replicas)),
  ];
}

async function applyAll(requests: Requests, path: string, list: string, member: string, wanted: Templates): Promise<string[]> {
  const answer = await requests.read<Record<string, { name: string }[]>>(`/${path}`);
  const there = new Map((answer?.[list] ?? []).map((entry) => [entry.name, (entry as unknown as Record<string, unknown>)[member]]));
  const changed = Object.keys(wanted).filter((name) => !sameState(there.get(name), wanted[name]));
  for (const name of changed) await requests.send('PUT', `/${path}/${name}`, wanted[name]);
  return changed;
}

function wantedComponents(replicas: number | undefined): Templates {
  if (replicas === undefined) return componentTemplates;
  const name = 'component_template_log';
  const { template, ...rest } = (componentTemplates as Templates)[name];
  const settings = { index: { ...template.settings.index, number_of_replicas: replicas } };
  return { ...componentTemplates, [name]: { ...rest, template: { ...template, settings } } };
}

function wantedTemplates(replicas: number | undefined): Templates {
  // with nodes in standby two copies are asked for; a single node has place for none
  const index = { number_of_shards: 1, auto_expand_replicas: replicas === 0 ? '0-2' : '1-2' };
  const systemTemplates = Object.entries(SYSTEM_INDICES).map(([name, index_patterns]) => [
    name, { index_patterns, priority: 0, template: { settings: { index } }, _meta: { made_by: 'siem-on-opensearch' } },
  ]);
  return { ...indexTemplates, ...rolloverTemplates, ...Object.fromEntries(systemTemplates) };
}
