import { NumpyArray } from '../../src/loader/numpy-array';
import type { Dtype } from '../../src/loader/numpy-array';
import { PythonPair, pythonRepr } from '../../src/loader/python-text';
import type { Value } from '../../src/loader/types';

function array(dtype: Dtype, ...items: Value[]): NumpyArray {
  const made = NumpyArray.from(items) as NumpyArray;
  made.dtype = dtype;
  return made;
}

// texts of numpy 2.0
test.each<[NumpyArray, string]>([
  [array('object', 'a', null), "array(['a', None], dtype=object)"],
  [array('int64', -1, 10), 'array([-1, 10])'],
  [array('int64', 1, -100), 'array([   1, -100])'],
  [array('int64'), 'array([], dtype=int64)'],
  [array('uint16', 7), 'array([7], dtype=uint16)'],
  [array('bool', true, false), 'array([ True, False])'],
  [array('object', array('int64', 1), [PythonPair.of<Value>('k', 1)]), "array([array([1]), list([('k', 1)])], dtype=object)"],
  [array('object', 'x'.repeat(30), 'y'.repeat(30), 'z'), `array(['${'x'.repeat(30)}', '${'y'.repeat(30)}',\n       'z'], dtype=object)`],
  [array('object', 'x'.repeat(50)), `array(['${'x'.repeat(50)}'], dtype=object)`],
  [array('object', 'x'.repeat(51)), `array(['${'x'.repeat(51)}'],\n      dtype=object)`],
  [array('object', 'x'.repeat(40), '😀'.repeat(18), 'a'), `array(['${'x'.repeat(40)}', '${'😀'.repeat(18)}',\n       'a'], dtype=object)`],
  [array('object', 'x'.repeat(40), '😀'.repeat(21), 'a'), `array(['${'x'.repeat(40)}',\n       '${'😀'.repeat(21)}', 'a'], dtype=object)`],
  [array('object', array('object', 'x'.repeat(60)), 1), `array([array(['${'x'.repeat(60)}'],\n             dtype=object)${' '.repeat(52)},\n       1], dtype=object)`],
])('an array is written as numpy does: %#', (value, text) => {
  expect(pythonRepr({ a: value })).toBe(`{'a': ${text}}`);
});

test('an array is whole, however long it is', () => {
  expect(pythonRepr(array('int64', ...Array.from({ length: 2000 }, (_, i) => i)))).toMatch(/ 999, +1000,\n? +1001/);
});

test('an array is a list to JSON', () => {
  expect(JSON.stringify(array('object', array('int64', 1), PythonPair.of('k', 'v')))).toBe('[[1],["k","v"]]');
});
