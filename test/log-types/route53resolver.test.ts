import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/route53resolver/route53resolver';

describe('route53resolver', () => {
  it('removes the root from names of questions and answers', () => {
    const { doc } = applyLogic(logic, {}, { dns: { question: { name: 'www.example.com.' }, answers: { data: 'cdn.example.net..' } } });
    expect(doc.dns).toEqual({ question: { name: 'www.example.com' }, answers: { data: 'cdn.example.net' } });
  });

  it.each([[{}], [{ dns: { question: { type: 'A' }, answers: { data: ['a.'] } } }], [{ dns: { question: { name: '203.0.113.18' } } }]])('leaves %j as it is', (doc) => {
    expect(applyLogic(logic, {}, structuredClone(doc)).doc).toEqual(doc);
  });
});
