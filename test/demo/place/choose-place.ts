import { filePlace } from './file-place';
import { openSearchPlace } from './opensearch-place';
import type { Place } from './place';
import { MissingToolError, startOpenSearch } from '../../support/opensearch';
import type { DemoOptions } from '../options';

/** The place that the command line names, or an OpenSearch of our own; without Java or Maven it says so and takes a file. */
export async function choosePlace({ endpoint, out }: DemoOptions, bucket: string, file: string): Promise<Place> {
  if (out !== undefined) return filePlace(out);
  if (endpoint !== undefined) return openSearchPlace(endpoint, bucket);
  console.log('Starting OpenSearch; the first time it is fetched with Maven, which takes a few minutes.');
  try {
    const { url, version, stop } = await startOpenSearch();
    console.log(`OpenSearch ${version} runs at ${url}.`);
    return openSearchPlace(url, bucket, stop);
  } catch (error) {
    if (!(error instanceof MissingToolError)) throw error;
    console.log(`\nOpenSearch can't be started here: ${error.message}\nThe demo goes on without it: documents go to a file.\n`);
    return filePlace(file);
  }
}
