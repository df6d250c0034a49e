type ReadOnly = Readonly<{
  scope: string;
  agreements: number | null;
  code: string;
  message: Readonly<{ zh: string; en: string }>;
}>;

const LOOK_MS = 5000;

/** Asks the API every five seconds what is read-only and says each thing once, and that it is over. `stop` ends it. */
export function watchAlarms(apiUrl: string, say: (text: string) => void): { stop(): void } {
  let said = new Map<string, ReadOnly>();
  const look = async (): Promise<void> => {
    const response = await fetch(`${apiUrl}/health`, { signal: AbortSignal.timeout(LOOK_MS) });
    const { ledger } = (await response.json()) as { ledger: { up: boolean; readOnly: readonly ReadOnly[] } };
    if (!ledger.up) return;
    const now = new Map(ledger.readOnly.map((one) => [`${one.code} ${one.agreements ?? ''}`, one]));
    for (const [key, { scope, agreements, message }] of now)
      if (!said.has(key))
        say(
          `${scope === 'ledger' ? '只读 read-only' : `只读 read-only (${agreements})`}: ${message.zh}\n    ${message.en}`,
        );
    if (said.size > 0 && now.size === 0) say('不再只读 no longer read-only');
    said = now;
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  return { stop: () => clearInterval(timer) };
}
