import { NamedTextsBuilder } from '../../../../src/loader/decode/format/named-texts';
import { writtenText } from '../../../../src/loader/json/json-buffer';
import { Role } from '../../../../src/loader/types';
import type { FieldRoles } from '../../../../src/loader/types';

const roles: FieldRoles = {
  ownsAll: false, reads: ['src'], owns: new Set(['own']), roleOf: (field) => (field === 'src' ? Role.Read : field === 'own' ? Role.Own : Role.Slice),
};

describe('records of texts that bring their names', () => {
  it('are each their own, whatever names the ones before had', () => {
    const builder = new NamedTextsBuilder(roles);
    const shapes = [{ a: '1', src: '2' }, { a: '3', src: '4' }, { src: '5' }, {}, { own: '6', a: '7' }, { src: '8', a: '9' }, { a: '10', src: '11' }, { 'a\0src': '12' }];
    for (const texts of shapes) {
      const record = builder.build('m', new Map(Object.entries(texts) as [string, string][]));
      const { own, ...written } = texts as Record<string, string>;
      expect(JSON.parse(`{${writtenText((out) => record.text.write(out, {})).slice(0, -1)}}`)).toEqual(written);
      expect(record.raw).toEqual(Object.fromEntries(Object.entries(texts).filter(([name]) => name === 'src' || name === 'own')));
      expect(record.owned).toEqual(own === undefined ? undefined : { own });
    }
  });

  it('are not remembered without end', () => {
    const builder = new NamedTextsBuilder(roles);
    for (let i = 0; i < 20_000; i++) {
      const { raw } = builder.build('m', new Map([[`name ${i}`, 'x'], ['src', `${i}`]]));
      expect(raw.src).toBe(`${i}`);
    }
    expect((builder as unknown as { shapes: Map<string, unknown> }).shapes.size).toBeLessThanOrEqual(1000);
  });
});
