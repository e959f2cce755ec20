import { accessTo, recordedFile, rewritten, rowsOf, writtenFile } from './parquet-files';
import type { RawRecord } from '../../../../../src/loader/types';

const FLOW = recordedFile('codec-none');
const TORN = { name: 'ObjectError', code: 'torn' };

describe('a Parquet file', () => {
  it('that was written anew as it is, is the same to the reader', async () => {
    for (const name of ['codec-gzip', 'nested-1', 'encodings-v2']) {
      const file = recordedFile(name);
      const messages = (rows: RawRecord[]): string[] => rows.map(({ message }) => message);
      expect(messages(await rowsOf(rewritten(file, {})))).toEqual(messages(await rowsOf(file)));
    }
  });

  it('that is cut anywhere is torn, and gives no row', async () => {
    for (let length = 0; length < FLOW.length; length += 13) await expect(rowsOf(FLOW.subarray(0, length))).rejects.toMatchObject(TORN);
  });

  it('whose bytes are changed is read or fails, and nothing else', async () => {
    let random = 1;
    const next = (below: number): number => {
      random = (random * 1103515245 + 12345) % 2 ** 31;
      return random % below;
    };
    for (const name of ['codec-none', 'codec-gzip', 'codec-zstd', 'codec-lz4', 'nested-1', 'encodings']) {
      const file = recordedFile(name);
      for (let i = 0; i < 60; i++) {
        const damaged = Buffer.from(file);
        for (let changes = 1 + next(4); changes > 0; changes--) damaged[next(damaged.length)] = next(256);
        const problem = await rowsOf(damaged).catch((error) => error);
        if (!Array.isArray(problem)) expect(problem.name).toBe('ObjectError');
      }
    }
  });

  it('may have a footer of more than half a megabyte', async () => {
    const file = writtenFile({ columnData: [{ name: 'a', data: [1, 2], type: 'INT32' }], kvMetadata: [{ key: 'schema', value: 'x'.repeat(700_000) }] });
    const reads: [number, number][] = [];
    expect((await rowsOf(accessTo(file, reads))).map(({ message }) => message)).toEqual(["{'a': 1}", "{'a': 2}"]);
    expect(reads).toHaveLength(3);
  });

  it('that is encrypted is said to be', async () => {
    const footer = Buffer.concat([FLOW.subarray(0, -4), Buffer.from('PARE')]);
    await expect(rowsOf(footer)).rejects.toMatchObject({ code: 'format', message: expect.stringContaining('encrypted') });
    const columns = rewritten(FLOW, { metadata: ({ row_groups: [group] }) => delete group.columns[1].meta_data });
    await expect(rowsOf(columns)).rejects.toMatchObject({ code: 'format', message: expect.stringContaining('encrypted') });
  });

  it('whose columns are in another file is not read', async () => {
    const file = rewritten(FLOW, {
      metadata: ({ row_groups: [group] }) => {
        group.columns[0].file_path = 'other.parquet';
      },
    });
    await expect(rowsOf(file)).rejects.toMatchObject({ code: 'format', message: expect.stringContaining('another file') });
  });

  it('whose columns lie outside of it is torn', async () => {
    for (const offset of [-5n, 1_000_000n]) {
      const file = rewritten(FLOW, {
        metadata: ({ row_groups: [group] }) => {
          group.columns[0].meta_data!.data_page_offset = offset;
          delete group.columns[0].meta_data!.dictionary_page_offset;
        },
      });
      await expect(rowsOf(file)).rejects.toMatchObject(TORN);
    }
  });

  it('that promises more rows than it has is torn', async () => {
    const file = rewritten(FLOW, {
      metadata: ({ row_groups: [group] }) => {
        group.num_rows += 1n;
      },
    });
    await expect(rowsOf(file)).rejects.toMatchObject({ ...TORN, message: expect.stringContaining('ends early') });
  });
});

describe('a Parquet file that would take all memory is refused:', () => {
  it.each<[string, string, Parameters<typeof rewritten>[1]]>([
    ['a billion rows', 'too-large', { metadata: ({ row_groups: [group] }) => void (group.num_rows = 1_000_000_000n) }],
    ['a row group of gigabytes', 'torn', { metadata: ({ row_groups: [group] }) => void (group.columns[0].meta_data!.total_compressed_size = 2n ** 33n) }],
    ['a page of a billion values', 'torn', {
      page: ({ data_page_header: page }) => {
        if (page !== undefined) page.num_values = 1_000_000_000;
      },
      metadata: ({ row_groups: [group] }) => group.columns.forEach(({ meta_data: meta }) => void (meta!.num_values = 1_000_000_000n)),
    }],
    ['a page of more values than its column', 'torn', { page: ({ data_page_header: page }) => page !== undefined && void page.num_values++ }],
    ['a dictionary of a billion values', 'torn', { page: ({ dictionary_page_header: page }) => page !== undefined && void (page.num_values = 1_000_000_000) }],
    ['less than no values', 'torn', { page: ({ data_page_header: page }) => page !== undefined && void (page.num_values = -1) }],
    ['a page that ends outside', 'torn', { page: (header) => void (header.compressed_page_size += 100_000) }],
  ])('%s', async (_, code, changes) => {
    await expect(rowsOf(rewritten(FLOW, changes))).rejects.toMatchObject({ name: 'ObjectError', code });
  });

  it('a row group of more than half a gigabyte', async () => {
    const size = 2 ** 30;
    const bytes = 600n * 1024n * 1024n;
    const file = rewritten(FLOW, { metadata: ({ row_groups: [group] }) => void (group.columns[0].meta_data!.total_compressed_size = bytes) });
    const read = async (start: number, end: number): Promise<Buffer> => Buffer.concat([Buffer.alloc(end - start), file]).subarray(-(end - start));
    await expect(rowsOf({ size, read })).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each(['gzip', 'snappy', 'zstd', 'brotli', 'lz4'])('a page of %s that expands to gigabytes', async (codec) => {
    const changes = { page: (header: { uncompressed_page_size: number }) => void (header.uncompressed_page_size = 2 ** 31 - 1) };
    await expect(rowsOf(rewritten(recordedFile(`codec-${codec}`), changes))).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each(['gzip', 'snappy', 'zstd', 'brotli', 'lz4'])('a page of %s that expands to more than it says', async (codec) => {
    const changes = { page: (header: { uncompressed_page_size: number }) => void (header.uncompressed_page_size = 3) };
    await expect(rowsOf(rewritten(recordedFile(`codec-${codec}`), changes))).rejects.toMatchObject(TORN);
  });
});
