import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/elasticache-redis-slowlog/elasticache-redis-slowlog';

const apply = (ClientAddress: unknown) => applyLogic(logic, { ClientAddress }, { source: { zone: 'a' } }).doc;

describe('elasticache-redis-slowlog', () => {
  it.each([
    ['10.0.3.17:55452', { ip: '10.0.3.17', port: '55452', address: '10.0.3.17' }],
    ['2001:db8::17:55452', { ip: '2001:db8::17', port: '55452', address: '2001:db8::17' }],
    ['[2001:db8::17]:55452', { ip: '2001:db8::17', port: '55452', address: '2001:db8::17' }],
    ['10.0.3.17', { ip: '10.0.3.17', address: '10.0.3.17' }],
  ])('splits %s', (address, source) => {
    expect(apply(address)).toEqual({ source, related: { ip: [source.ip] } });
  });

  it.each([
    ['/var/run/redis.sock:0', { address: '/var/run/redis.sock', port: '0' }],
    ['no-port', { address: 'no-port' }],
  ])('does not take %s for an address', (address, source) => {
    expect(apply(address)).toEqual({ source });
  });

  it.each(['', undefined, null, 7])('leaves the source alone when the client is %p', (address) => {
    expect(apply(address)).toEqual({ source: { zone: 'a' } });
  });
});
