import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const ASSETS = join(__dirname, '../../../assets/opensearch');

/** Puts the templates of the package into a local OpenSearch, with one shard an index: a test fills many indices with a few documents each. */
export async function installTemplates(url: string): Promise<void> {
  for (const [folder, path] of [['component-templates', '_component_template'], ['index-templates', '_index_template']]) {
    for (const file of readdirSync(join(ASSETS, folder))) {
      const body = JSON.parse(readFileSync(join(ASSETS, folder, file), 'utf8'));
      const index = body.template?.settings?.index;
      if (index?.number_of_shards !== undefined) index.number_of_shards = 1;
      const request = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await fetch(`${url}/${path}/${basename(file, '.json')}`, request);
      if (!answer.ok) throw new Error(`${file}: ${await answer.text()}`);
    }
  }
}
