/** The most attempts at one request, and the longest wait (s) between two. */
const [TRIES, LONGEST_S] = [60, 60];

/**
 * Fetches, and where the API says "too many for now" (429: nothing was done) waits as long as it says and sends the same again. So a
 * long roll-out goes on at the pace that the API allows. The last answer comes back as it is.
 */
export async function patientFetch(asked: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(asked instanceof Request ? asked.clone() : asked, init);
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    if (response.status !== 429 || tries >= TRIES || !(wait <= LONGEST_S)) return response;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}
