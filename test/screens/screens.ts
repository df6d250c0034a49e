import { DISTRICT, HOST, PARTNER } from '../e2e/console/stage';

type Look = Readonly<{
  name: string;
  who: Readonly<{ unit: string; post: string }> | null;
  path: string;
  dark?: boolean;
  act?: string;
}>;

const secretary = { unit: HOST, post: 'secretary' };
const partner = { unit: PARTNER, post: 'secretary' };
const officer = { unit: DISTRICT, post: 'officer' };
const auditor = { unit: DISTRICT, post: 'auditor' };

/** Every screen of the console, who looks at it, and what is pressed first, by its class or role in the page; the main ones in the dark, too. */
export const screens: readonly Look[] = [
  { name: 'welcome', who: null, path: '' },
  { name: 'desk', who: secretary, path: '', dark: true },
  { name: 'year', who: secretary, path: 'year', dark: true },
  { name: 'messages', who: secretary, path: 'messages' },
  { name: 'channels', who: secretary, path: 'channels' },
  { name: 'agreements', who: secretary, path: 'agreements' },
  { name: 'agreement', who: secretary, path: 'agreements/pairing', dark: true },
  { name: 'agreement-to-sign', who: secretary, path: 'agreements/pairing-2' },
  { name: 'item-choose-day', who: secretary, path: 'agreements/pairing/items/square-event@2026', dark: true },
  { name: 'item-complete', who: partner, path: 'agreements/pairing/items/study-exchange-june@2026' },
  { name: 'meeting', who: secretary, path: 'agreements/pairing/meetings/joint-meeting@2026' },
  { name: 'item-meeting', who: secretary, path: 'agreements/pairing/items/joint-meeting@2026' },
  { name: 'search', who: secretary, path: 'search?q=%E6%B4%BB%E5%8A%A8', dark: true },
  { name: 'keys', who: secretary, path: 'keys' },
  { name: 'board', who: officer, path: '', dark: true },
  { name: 'programmes', who: officer, path: 'programmes' },
  { name: 'programme', who: officer, path: 'programmes/police-section-pairing', dark: true },
  { name: 'rollout', who: officer, path: 'programmes/police-section-pairing/rollout' },
  { name: 'programme-form', who: officer, path: 'programmes/police-section-pairing?form' },
  { name: 'life', who: auditor, path: 'agreements/pairing/life', dark: true },
  {
    name: 'life-compare',
    who: auditor,
    path: 'agreements/pairing/life?at=2026-03-31T00%3A00%3A00.000Z&from=2026-01-01T00%3A00%3A00.000Z',
  },
  { name: 'verify', who: auditor, path: 'agreements/pairing/verify', dark: true, act: 'form button[type=submit]' },
];
