// A short word about what was just done, or why it was not.
import { signal } from "@preact/signals";

export const notice = signal<{ text: string; bad: boolean } | null>(null);
let timer = 0;

export function tell(text: string, bad = false): void {
  notice.value = { text, bad };
  clearTimeout(timer);
  timer = window.setTimeout(() => (notice.value = null), bad ? 15_000 : 5_000);
}

/** Does something and says what came of it; whether it worked. */
export async function attempt(what: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    if (what) tell(what);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) tell(error instanceof Error ? error.message : String(error), true);
    return false;
  }
}
