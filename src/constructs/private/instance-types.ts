import { Token } from 'aws-cdk-lib';

/** Families with disks of their own, which take no EBS volume: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#ebsresource */
const OWN_DISKS = ['i3', 'i4g', 'i4i', 'i8g', 'im4gn', 'oi2', 'r6gd', 'r7gd', 'r8gd'];

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html#previous-gen */
const PREVIOUS_GENERATION = ['c4', 'd2', 'i2', 'm3', 'm4', 'r3', 'r4', 't2'];

/** GiB of memory and of the largest gp3 volume: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#ebsresource */
const BURSTABLE: { [type: string]: { memory: number; volume: number } } = {
  't3.small.search': { memory: 2, volume: 100 },
  't3.medium.search': { memory: 4, volume: 200 },
};

/** vCPUs of a size, the same in all families. */
const VCPUS: { [size: string]: number } = {
  'medium': 1, 'large': 2, 'xlarge': 4, '2xlarge': 8, '4xlarge': 16, '8xlarge': 32, '9xlarge': 36, '12xlarge': 48, '16xlarge': 64, '18xlarge': 72,
};

/** GiB of memory for each vCPU, by the first letter of the family; `o` families are by their second. */
const MEMORY_PER_VCPU: { [letter: string]: number } = { c: 2, m: 4, r: 8, i: 8 };

/** GiB of the largest gp3 volume by kind and size, the same link; newer generations take as much as these or more. */
const LARGEST_VOLUME: { [kind: string]: { [size: string]: number } } = {
  m: { 'medium': 512, 'large': 1024, 'xlarge': 2048, '2xlarge': 3072, '4xlarge': 6144, '8xlarge': 12288, '12xlarge': 18432, '16xlarge': 18432 },
  r: { 'medium': 1024, 'large': 2048, 'xlarge': 3072, '2xlarge': 6144, '4xlarge': 12288, '8xlarge': 16384, '12xlarge': 24576, '16xlarge': 24576 },
  c: { 'large': 256, 'xlarge': 512, '2xlarge': 1024, '4xlarge': 1536, '8xlarge': 3072, '9xlarge': 3584, '12xlarge': 4608, '16xlarge': 4608, '18xlarge': 7168 },
};

/** GiB that an UltraWarm node holds: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#limits-ultrawarm */
const WARM_CAPACITY: { [type: string]: number } = { 'ultrawarm1.medium.search': 1536, 'ultrawarm1.large.search': 20480 };

const familyOf = (type: string): string => type.split('.')[0];

/** Of a type that is only known at deployment nothing is said that would be refused. */
export const isBurstable = (type: string): boolean => !Token.isUnresolved(type) && /^t\d/.test(type);

/** Of data and master nodes: `<family>.<size>.search`. */
export const isDataType = (type: string): boolean => Token.isUnresolved(type) || /^(?!ultrawarm)[a-z][a-z0-9]+\.(medium|small|\d*x?large)\.search$/.test(type);

export const isWarmType = (type: string): boolean => Token.isUnresolved(type) || WARM_CAPACITY[type] !== undefined;

export const isPreviousGeneration = (type: string): boolean => PREVIOUS_GENERATION.includes(familyOf(type));

export const hasOwnDisks = (type: string): boolean => OWN_DISKS.includes(familyOf(type));

/** GiB; undefined for types that are not known here. */
function memoryOf(type: string): number | undefined {
  if (BURSTABLE[type]) return BURSTABLE[type].memory;
  const vcpus = VCPUS[type.split('.')[1]];
  const perVcpu = MEMORY_PER_VCPU[kindOf(type)];
  return vcpus && perVcpu ? vcpus * perVcpu : undefined;
}

/** Half of the memory, at most 32 GiB: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#java-process-limit */
export function heapOf(type: string): number | undefined {
  const memory = memoryOf(type);
  return memory === undefined ? undefined : Math.min(memory / 2, 32);
}

/** GiB of the largest gp3 volume; undefined for types that are not known here. */
export function largestVolumeOf(type: string): number | undefined {
  return BURSTABLE[type]?.volume ?? LARGEST_VOLUME[kindOf(type)]?.[type.split('.')[1]];
}

/** GiB; undefined for types that are not known here. */
export const warmCapacityOf = (type: string): number | undefined => WARM_CAPACITY[type];

/** `r7g` -> r, `or1` -> r: OpenSearch-optimized families have the memory of those that they are made from. */
function kindOf(type: string): string {
  const family = familyOf(type);
  return family.startsWith('o') ? family[1] : family[0];
}
