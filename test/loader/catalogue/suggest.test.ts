import { didYouMean } from '../../../src/loader/catalogue/suggest';

const NAMES = ['index_name', 'index_rotation', 's3_key', 'user.name'];

describe('a suggestion', () => {
  it.each([['index_nmae', 'index_name'], ['indexname', 'index_name'], ['Index-Rotation', 'index_rotation'], ['s3_keys', 's3_key'], ['user_name', 'user.name'], ['s3_kye', 's3_key']])(
    'for %s is %s', (word, name) => {
      expect(didYouMean(word, NAMES)).toBe(`: did you mean ${name}?`);
    });

  it.each(['colour', 'x', '', 's3_key'])('is not made for "%s"', (word) => {
    expect(didYouMean(word, ['s3_key'])).toBe('');
  });
});
