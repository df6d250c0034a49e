import { Problem } from './api-problem';

type Words = Problem['words'];

/** Requests that no route takes, by status. Each status of a request has a code of its own. */
const DOOR = {
  400: ['bad-request', { zh: '请求有误', en: 'The request is wrong' }],
  404: ['not-found', { zh: '没有找到', en: 'Not found' }],
  405: ['method-not-allowed', { zh: '这个地址不支持这种请求方法', en: 'This address does not take this method' }],
  406: ['not-acceptable', { zh: '没有您要的格式', en: 'There is no answer in the format you accept' }],
  408: ['too-slow', { zh: '请求传得太慢，请重试', en: 'The request came in too slowly; send it again' }],
  413: ['too-large', { zh: '提交的内容太大，请分开提交', en: 'The request is too large; send it in parts' }],
  414: ['url-too-long', { zh: '网址太长', en: 'The address is too long' }],
  415: [
    'unsupported-media-type',
    {
      zh: '不支持这种 Content-Type，请用 application/json',
      en: 'This Content-Type is not taken; use application/json',
    },
  ],
  431: [
    'headers-too-large',
    { zh: '请求头太大，请清除本站 Cookie 后重试', en: 'The headers are too large; remove the cookies of this site' },
  ],
} as const satisfies Readonly<Record<number, readonly [string, Words]>>;

type DoorStatus = keyof typeof DOOR;

const isDoorStatus = (status: number): status is DoorStatus => Object.hasOwn(DOOR, status);

/** A problem of the request itself; another status of the 4xx reads as 400 and keeps its number. */
export function doorProblem(status: number): Problem {
  const [code, words] = DOOR[isDoorStatus(status) ? status : 400];
  return new Problem(status, code, words);
}
