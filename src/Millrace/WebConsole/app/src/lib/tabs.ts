// The pages of a browser that show this console: the one that holds the connection for events, and what the others want of it.
// Browsers have six connections for a server, and a page that waits for one can ask nothing at all.
import type { Parameters } from "./http";

/** Something that a page wants to hear of, under a name by which it is told. */
export interface Wish {
  name: string;
  topic: string;
  parameters: Parameters;
}

/** What a page wants, how far it has heard, and up to where of each thing. */
export interface Asked {
  page: string;
  wishes: Wish[];
  number: number;
  places: [name: string, at: string][];
}

export type Message = { asked: Asked } | { who: true } | { id: string; data: string } | { lost: number | null };

const chair = "millrace-events";

export const page = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");

// Without HTTPS a browser has locks for pages of its own machine alone: of another's, each page has a connection of its own.
const channel = "locks" in navigator && "BroadcastChannel" in window ? new BroadcastChannel(chair) : null;

let leave: (() => void) | null = null;
let waiting: AbortController | null = null;

/** Whether this page holds the connection. */
export let leads = false;

export const say = (message: Message): void => channel?.postMessage(message);

/** Only a page that is seen leads: browsers let the clocks of the others run slowly. The lock goes on to the next by itself, whatever a page ends by. */
export function stand(hear: (message: Message) => void, changed: () => void): void {
  if (channel) channel.onmessage = (event) => hear(event.data as Message);
  // Held for as long as there is this page, so that whoever leads hears of its end.
  if (channel) void navigator.locks.request(lockOf(page), () => new Promise(() => {}));
  const turn = () => {
    if (document.hidden) {
      leads = false;
      waiting?.abort();
      leave?.();
      leave = null;
    } else if (!channel) {
      leads = true;
    } else {
      waiting = new AbortController();
      navigator.locks.request(chair, { signal: waiting.signal }, () => {
        leads = true;
        say({ who: true });
        changed();
        return new Promise<void>((resolve) => (leave = resolve));
      }).catch(() => {
        // It was hidden before its turn came.
      });
    }
    changed();
  };
  document.addEventListener("visibilitychange", turn);
  turn();
}

/** Hears of the end of another page. */
export const whenGone = (other: string, act: () => void): void => void navigator.locks.request(lockOf(other), act);

const lockOf = (name: string) => `${chair}-${name}`;
