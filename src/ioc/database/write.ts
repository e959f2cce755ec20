import type { Indicator, IndicatorDetails } from '../indicator';
import { isSpecial } from '../special-networks';
import { AddressFile } from './address-file';
import { Contributions } from './contributions';
import type { Contribution } from './contributions';
import { DomainFile } from './domain-file';
import type { DatabaseFamily } from './format';

/** Bytes of all files together. The loader holds them in memory. */
const MAX_DATABASE_BYTES = 128 * 1024 * 1024;

/** Files of a database, and who has which share of them. */
export interface Database {
  readonly files: Readonly<Record<DatabaseFamily, Buffer>>;
  readonly contributions: readonly Contribution[];
}

/** The indicators need more room than the loader has for them. */
export class DatabaseTooLargeError extends Error {
  readonly name = 'DatabaseTooLargeError';
}

/**
 * Collects indicators and makes the files of them that the loader reads. Of a value that a provider tells several times, the
 * first counts; other providers have their own.
 */
export class DatabaseBuilder {
  private readonly addresses = { 4: new AddressFile(4), 6: new AddressFile(6) } as const;
  private readonly domains = new DomainFile();
  private readonly contributions = new Contributions();
  private beyondLimit = 0;

  constructor(private readonly limit = MAX_DATABASE_BYTES) {}

  /** @returns false for what is left out because the loader would never match it: private and documentation networks. */
  add({ value, details }: Indicator): boolean {
    if ('domain' in value) {
      this.place(this.domains, 'domain-name', details, (detail, contribution) => this.domains.add(value.domain, detail, contribution));
      return true;
    }
    const networks = value.networks.filter((network) => !isSpecial(network));
    for (const network of networks) {
      const file = this.addresses[network.family];
      this.place(file, `ipv${network.family}-addr`, details, (detail, contribution) => file.add(network, detail, contribution));
    }
    return networks.length > 0;
  }

  /** Throws DatabaseTooLargeError. */
  finish(): Database {
    if (this.beyondLimit > 0) throw this.tooLarge(this.size + this.beyondLimit);
    const files = {
      ipv4: this.addresses[4].encode(this.contributions),
      ipv6: this.addresses[6].encode(this.contributions),
      domains: this.domains.encode(this.contributions),
    };
    const size = Object.values(files).reduce((sum, { length }) => sum + length, 0);
    if (size > this.limit) throw this.tooLarge(size);
    return { files, contributions: this.contributions.list() };
  }

  private get size(): number {
    return this.addresses[4].size + this.addresses[6].size + this.domains.size;
  }

  private place(
    file: AddressFile | DomainFile,
    type: Contribution['type'],
    details: IndicatorDetails,
    add: (detail: number, contribution: number) => void,
  ): void {
    const number = this.contributions.numberOf(details.provider, type);
    const before = file.size;
    // repeated values take room here, but none in the files: more of them are kept than there is room for in the end
    if (this.size > this.limit * 2) {
      const bytes = Object.values(details).reduce((sum, text) => sum + (text?.length ?? 0), 0);
      this.beyondLimit += bytes;
      this.contributions.at(number).bytes += bytes;
      return;
    }
    const detail = file.details.add(details);
    this.contributions.at(number).bytes += file.size - before;
    add(detail, number);
  }

  private tooLarge(size: number): DatabaseTooLargeError {
    const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
    const largest = this.contributions.list().sort((a, b) => b.bytes - a.bytes).slice(0, 5)
      .map(({ provider, type, bytes }) => `${provider} (${type}) ${megabytes(bytes)}`);
    return new DatabaseTooLargeError(
      `the database would have about ${megabytes(size)}, the loader takes ${megabytes(this.limit)}. The largest contributors: ${largest.join(', ')}`,
    );
  }
}
