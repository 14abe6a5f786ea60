// The streams and their rates, as the server tells them once a second, with what was seen of each so far.
import { signal } from "@preact/signals";

export interface Stream {
  account: string;
  region: string;
  name: string;
  arn: string;
  status: string;
  mode: string;
  shards: number;
  retention: number;
  consumers: number;
  inRecords: number;
  inBytes: number;
  outRecords: number;
  outBytes: number;
  throttled: number;
  age: number;
}

const kept = 60;

export const streams = signal<Stream[] | null>(null);
export const history = new Map<string, number[]>();

export function hearStreams(news: Stream[]): void {
  streams.value = news;
}

/** Once a second: the server is silent while nothing changes, and a line goes on all the same. */
setInterval(() => {
  for (const stream of streams.peek() ?? []) {
    const seen = history.get(stream.arn) ?? [];
    seen.push(stream.inRecords);
    if (seen.length > kept) seen.shift();
    history.set(stream.arn, seen);
  }
}, 1000);
