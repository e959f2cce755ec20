/** Where an index is kept. */
export type StorageTier = 'hot' | 'warm' | 'cold';

/** An index as a list names it, before its figures are known. */
export interface ListedIndex {
  readonly name: string;
  readonly tier: StorageTier;
  /** `open` or `close`; `cold` in cold storage. */
  readonly indexStatus?: string;
  /** `green`, `yellow` or `red`. */
  readonly health?: string;
  readonly uuid?: string;
  readonly createdAt?: string;
  readonly primaries?: number;
  readonly replicas?: number;
  /** Times of the first and last document, known of cold indices. */
  readonly startTime?: string;
  readonly endTime?: string;
  /** Bytes, known of cold indices. */
  readonly size?: number;
}

/** A row of `_cat/indices`: every value is text, or null. */
export type CatRow = Readonly<Record<string, string | null | undefined>>;

/** Columns of `_cat/indices` that are read. */
export const INDEX_COLUMNS = 'health,status,index,uuid,creation.date.string,pri,rep';

export function readIndexRow(row: CatRow, tier: StorageTier): ListedIndex {
  return {
    name: row.index ?? '',
    tier,
    indexStatus: row.status ?? undefined,
    health: row.health ?? undefined,
    uuid: row.uuid ?? undefined,
    createdAt: row['creation.date.string'] ?? undefined,
    primaries: numberOf(row.pri),
    replicas: numberOf(row.rep),
  };
}

/** An index as the list of cold storage has it: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cold-storage.html */
export interface ColdRow {
  readonly index: string;
  readonly index_cold_uuid?: string;
  readonly size?: number;
  readonly creation_date?: string;
  readonly start_time?: string;
  readonly end_time?: string;
}

export function readColdRow(row: ColdRow): ListedIndex {
  return {
    name: row.index,
    tier: 'cold',
    indexStatus: 'cold',
    health: 'green',
    uuid: row.index_cold_uuid,
    createdAt: row.creation_date,
    startTime: row.start_time,
    endTime: row.end_time,
    size: row.size,
  };
}

/** The number that a column holds; undefined when it is empty. */
export function numberOf(text: string | null | undefined): number | undefined {
  return text === null || text === undefined || text === '' ? undefined : Number(text);
}
