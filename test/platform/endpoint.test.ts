import { parseEndpoint } from '../../src/platform/endpoint';

describe('where OpenSearch is', () => {
  it.each([
    ['search-x-abc.us-east-1.es.amazonaws.com', 'us-east-1', 'es'], ['vpc-x.ap-northeast-1.es.amazonaws.com', 'ap-northeast-1', 'es'], ['x.us-gov-west-1.es.amazonaws.com', 'us-gov-west-1', 'es'],
    ['abc123.eu-west-3.aoss.amazonaws.com', 'eu-west-3', 'aoss'], ['search-x.cn-north-1.es.amazonaws.com.cn', 'cn-north-1', 'es'], ['search-x-abc.aos.us-east-2.on.aws', 'us-east-2', 'es'],
    ['siem.example.com', 'sa-east-1', 'es'], ['siem.example.com:8443', 'sa-east-1', 'es'],
    ['dev-siem-1.example.com', 'sa-east-1', 'es'], ['aoss.example.com', 'sa-east-1', 'es'], ['search-x.eusc-de-east-1.es.amazonaws.eu', 'eusc-de-east-1', 'es'],
  ])('a host name is spoken to by https, signed: %s', (host, region, service) => {
    expect(parseEndpoint(host, 'sa-east-1')).toEqual({ url: `https://${host}`, signing: { region, service } });
  });

  it.each(['http://localhost:9200', 'https://siem.example.com/path', 'http://[2001:db8::1]:9200'])('a URL is used as it stands, unsigned: %s', (text) => {
    expect(parseEndpoint(text, undefined)).toEqual({ url: text });
    expect(parseEndpoint(`${text}/`, undefined)).toEqual({ url: text });
  });

  it.each(['', 'two words', 'user@host', 'ftp://x'])('is said to be neither: %j', (text) => {
    expect(() => parseEndpoint(text, 'us-east-1')).toThrow('neither a host name nor');
  });

  it('needs a region for a host name of one\'s own', () => {
    expect(() => parseEndpoint('siem.example.com', undefined)).toThrow('AWS_REGION');
  });
});
