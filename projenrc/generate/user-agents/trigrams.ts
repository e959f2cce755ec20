import { requiredLiterals } from './required-literals';

// shapes of the agents that nearly every log has: what they contain tells rules apart least
const COMMON = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0',
  'aws-cli/2.15.0 Python/3.11.8 Linux/5.10 exe/x86_64.amzn.2 Boto3/1.34.0 Botocore/1.34.0 python-requests/2.31.0 curl/8.4.0',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
].map((agent) => agent.toLowerCase());

/** Pieces of three letters, one of which every text that matches contains (lower case), as one text; '' when there are none. */
export function trigramsOf(source: string): string {
  const cheapest = requiredLiterals(source)
    .map((literals) => [...new Set(literals.map(rarestTrigram))])
    .sort((a, b) => costOf(a) - costOf(b))[0];
  return cheapest?.join('') ?? '';
}

function rarestTrigram(literal: string): string {
  const trigrams = Array.from({ length: literal.length - 2 }, (_, start) => literal.slice(start, start + 3));
  return trigrams.sort((a, b) => frequency(a) - frequency(b))[0];
}

function costOf(trigrams: readonly string[]): number {
  return trigrams.reduce((sum, trigram) => sum + frequency(trigram) * 100 + 1, 0);
}

function frequency(trigram: string): number {
  return COMMON.filter((agent) => agent.includes(trigram)).length;
}
