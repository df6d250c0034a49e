import { fetched, Refused, sent } from '../../lib/api';

const NO: Readonly<Record<'zh' | 'en', string>> = {
  zh: '这个浏览器没有允许通知，请在浏览器设置里打开',
  en: 'This browser does not allow notifications; turn them on in its settings',
};

/** Lets this browser be reached when the console is closed. Throws `Refused` when the browser or its owner says no. */
export async function subscribed(lang: 'zh' | 'en'): Promise<void> {
  const { key } = await fetched<{ key: string }>('/channels/push-key');
  const no = () => new Refused(0, 'push-denied', NO);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).catch(() => {
    throw no();
  });
  const { endpoint, keys } = subscription.toJSON();
  await sent('POST', '/channels', { kind: 'push', subscription: { endpoint, keys }, lang });
}
