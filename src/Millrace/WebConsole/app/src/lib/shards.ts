// The shards of a stream and their ranges of hash keys, and what a change would make of them.
import { aws } from "./http";

export interface Shard {
  ShardId: string;
  ParentShardId?: string;
  AdjacentParentShardId?: string;
  HashKeyRange: { StartingHashKey: string; EndingHashKey: string };
  SequenceNumberRange: { StartingSequenceNumber: string; EndingSequenceNumber?: string };
}

export interface Range {
  start: bigint;
  end: bigint;
}

export const whole = 1n << 128n;

export const rangeOf = (shard: Shard): Range => ({ start: BigInt(shard.HashKeyRange.StartingHashKey), end: BigInt(shard.HashKeyRange.EndingHashKey) });

export const isOpen = (shard: Shard): boolean => shard.SequenceNumberRange.EndingSequenceNumber === undefined;

/** Where a hash key is between 0 and 1. */
export const fraction = (key: bigint): number => Number((key * 1_000_000n) / whole) / 1_000_000;

export async function listShards(stream: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let token: string | undefined;
  do {
    const page = await aws<{ Shards: Shard[]; NextToken?: string }>("kinesis", "ListShards", token ? { NextToken: token } : { StreamName: stream });
    shards.push(...page.Shards);
    token = page.NextToken;
  } while (token);
  return shards;
}

/** The row of the picture that a shard stands in: below its parents, as far as they are still listed. */
export function generations(shards: Shard[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const shard of shards) {
    const parents = [shard.ParentShardId, shard.AdjacentParentShardId].map((id) => (id === undefined ? -1 : (found.get(id) ?? -1)));
    found.set(shard.ShardId, Math.max(...parents) + 1);
  }
  return found;
}

/** The ranges of a stream that is scaled to a number of shards: all of one width. */
export function evenRanges(count: number): Range[] {
  return Array.from({ length: count }, (_, i) => ({ start: (whole * BigInt(i)) / BigInt(count), end: (whole * BigInt(i + 1)) / BigInt(count) - 1n }));
}

export const middle = (range: Range): bigint => (range.start + range.end + 1n) / 2n;

/** The open shards in the order of their ranges. */
export const openShards = (shards: Shard[]): Shard[] => shards.filter(isOpen).sort((a, b) => (rangeOf(a).start < rangeOf(b).start ? -1 : 1));
