// What functions and event source mappings have done since the server started.
import { ask } from "./http";

export interface FunctionCounts {
  name: string;
  invocations: number;
  errors: number;
  throttles: number;
  coldStarts: number;
  environments: number;
  /** Environments that are warm and wait for a call. */
  idle: number;
}

export interface MappingCounts {
  id: string;
  age: number;
  polled: number;
  failed: number;
  dropped: number;
}

export const functionsActivity = (): Promise<{ functions: FunctionCounts[]; mappings: MappingCounts[] }> => ask("functions");

/** Records that a mapping called a function with. */
export interface Batch {
  requestId: string;
  sourceArn: string;
  shardId: string;
  firstNumber: string;
  lastNumber: string;
  count: number;
}

/** The batches of calls, by their ids; those that had none are not there. */
export async function batchesOf(ids: string[]): Promise<Map<string, Batch>> {
  const known = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id)).slice(0, mostIds);
  const found = known.length > 0 ? await ask<Batch[]>("batches", { ids: known.join(",") }) : [];
  return new Map(found.map((batch) => [batch.requestId, batch]));
}

/** An address has no room for more. */
const mostIds = 150;
