import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Client } from '@opensearch-project/opensearch';

const ASSETS = join(__dirname, '../../../assets/opensearch');

/** Installs the index templates that come with the package. @returns how many there are */
export async function installIndexTemplates(client: Client): Promise<number> {
  await put(client, 'component-templates', '/_component_template');
  return put(client, 'index-templates', '/_index_template');
}

async function put(client: Client, folder: string, path: string): Promise<number> {
  const files = readdirSync(join(ASSETS, folder)).sort();
  for (const file of files) {
    const body = readFileSync(join(ASSETS, folder, file), 'utf8');
    await client.transport.request({ method: 'PUT', path: `${path}/${basename(file, '.json')}`, body });
  }
  return files.length;
}
