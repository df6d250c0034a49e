import { NO, path, get, TEXT, FILE } from './parts';

/** The public log (C2SP tlog-tiles). */
export const log = {
  '/log/checkpoint': get(
    '公开日志签名的检查点，人人可读 signed checkpoint of the public log (C2SP tlog-tiles), to everybody',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [],
    { 404: NO[404] },
  ),
  '/log/vkey': get(
    '验证检查点的公钥 the key to verify it with',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [],
    { 404: NO[404] },
  ),
  '/log/tile/{path}': get(
    '公开日志的哈希块与条目 tiles and entry bundles',
    FILE,
    [path('path', 'L/N[.p/W] | entries/N[.p/W]')],
    {
      404: NO[404],
    },
  ),
  '/log/{n}/checkpoint': get(
    '第 n 个日志的检查点（丢失后重建的从 2 起） checkpoint of the n-th log; one begun anew after a loss is 2',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [path('n', '1, 2, …')],
    { 404: NO[404] },
  ),
  '/log/{n}/vkey': get(
    '它的公钥 its key',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [path('n', '1, 2, …')],
    { 404: NO[404] },
  ),
  '/log/{n}/tile/{path}': get(
    '它的哈希块与条目 its tiles and entry bundles',
    FILE,
    [path('n', '1, 2, …'), path('path', 'L/N[.p/W] | entries/N[.p/W]')],
    { 404: NO[404] },
  ),
};
