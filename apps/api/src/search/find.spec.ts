import fc from 'fast-check';
import { leftOf, named, plain, wordsIn } from './find';

it('a search is words apart, whatever their width and case', () => {
  expect(wordsIn('  青山　ＡＢ c ')).toEqual(['青山', 'ab', 'c']);
  expect(named(wordsIn('ｐａｒｔｙ 党课'), plain('Party lecture', '党课'))).toBe(true);
  expect(named(wordsIn('党课 座谈'), plain('Party lecture', '党课'))).toBe(false);
});

it('an item is found by a word of its own, and by words of its agreement beside it', () => {
  expect(leftOf(['青山', '党课'], plain('党课（03）'))).toEqual(['青山']);
  expect(leftOf(['青山'], plain('党课（03）'))).toBeNull();
  expect(leftOf(['党课'], plain('党课（03）'))).toEqual([]);
});

it('every part of a text finds it, and no word of what is not in it', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: fc.constantFrom('社', '区', ' ', 'A', 'b', '１', 'Ｂ', '（', '·') }),
      fc.nat(),
      fc.nat(),
      (text, from, length) => {
        const part = text.slice(from % text.length, (from % text.length) + 1 + (length % 5));
        expect(named(wordsIn(part), plain(text))).toBe(true);
        expect(named([`${text}\u0001`], plain(text))).toBe(false);
      },
    ),
  );
});
