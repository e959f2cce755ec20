import { Random } from './random';

/** Who and what occurs in the logs: a few thousand clients and some hosts, so that look-ups repeat as they do in real logs. */
export interface World {
  readonly clients: readonly string[];
  readonly hosts: readonly string[];
  readonly userAgents: readonly string[];
  readonly accounts: readonly string[];
}

/** The first moment in the logs. */
export const START = Date.UTC(2025, 2, 3);

const FIRST_OCTETS = [3, 13, 18, 23, 35, 44, 52, 54, 81, 104, 151, 185, 203];

export function makeWorld(random: Random): World {
  const many = (count: number, make: () => string) => Array.from({ length: count }, make);
  const octet = () => random.int(1, 255);
  return {
    clients: many(4000, () => `${random.pick(FIRST_OCTETS)}.${octet()}.${octet()}.${octet()}`),
    hosts: many(1500, () => `10.${random.int(16, 20)}.${octet()}.${octet()}`),
    userAgents: many(150, () => userAgent(random)),
    accounts: many(8, () => `21${random.int(1_000_000_000, 9_999_999_999)}`),
  };
}

function userAgent(random: Random): string {
  const major = random.int(95, 140);
  const build = `${random.int(1000, 7000)}.${random.int(1, 200)}`;
  switch (random.int(0, 7)) {
    case 0: return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.${build} Safari/537.36`;
    case 1: return `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${major}.0) Gecko/20100101 Firefox/${major}.0`;
    case 2: return `Mozilla/5.0 (Linux; Android ${random.int(10, 15)}; Pixel ${random.int(4, 9)}) AppleWebKit/537.36 (KHTML, like Gecko) `
      + `Chrome/${major}.0.${build} Mobile Safari/537.36`;
    case 3: return `Mozilla/5.0 (iPad; CPU OS ${random.int(14, 18)}_${random.int(0, 7)} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) `
      + `CriOS/${major}.0.${build} Mobile/15E148 Safari/604.1`;
    case 4: return `aws-sdk-go-v2/1.${random.int(16, 36)}.${random.int(0, 9)} os/linux lang/go#1.22.${random.int(0, 9)} md/GOARCH#arm64 api/s3#1.5${random.int(0, 9)}.0`;
    case 5: return `Boto3/1.3${random.int(0, 9)}.${random.int(0, 160)} md/Botocore#1.3${random.int(0, 9)}.0 ua/2.0 os/linux#6.1 md/arch#x86_64 lang/python#3.12.3`;
    default: return `okhttp/4.${random.int(1, 12)}.${random.int(0, 5)}`;
  }
}
