import { readFileSync } from 'node:fs';
import type { Place } from './place';

/** Documents go to a file of lines `{"index","id","source"}`. */
export function filePlace(file: string): Place {
  return {
    name: file,
    target: { out: file },
    runs: false,
    prepare: async () => {},
    check: async ({ ids }) => {
      const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
      const found = new Set(lines.map((line) => {
        const { index, id } = JSON.parse(line) as { index: string; id: string };
        return `${index} ${id}`;
      }));
      const missing = [...ids].flatMap(([index, sent]) => [...sent].map((id) => `${index} ${id}`)).filter((id) => !found.has(id));
      return {
        problems: missing.length === 0 ? [] : [`${missing.length} documents are not in ${file}, for example ${missing[0]}`],
        summary: `${lines.length.toLocaleString('en-US')} documents are in ${file}.`,
        query: `grep '"ConsoleLogin":"Failure"' ${file} | head -1 | jq .source`,
      };
    },
    stop: async () => {},
  };
}
