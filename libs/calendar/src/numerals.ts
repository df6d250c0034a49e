const DIGITS = '零一二三四五六七八九';

/** A number from 0 to 999 in Arabic digits of either width or in Chinese ones (`十二`, `二十`, `两`); null for anything else. */
export function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/两/g, '二');
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  const [found, tens, , units] = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain) ?? [];
  if (!found) return null;
  const ten = found.includes('十') ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0;
  return ten + (units ? DIGITS.indexOf(units) : 0);
}
