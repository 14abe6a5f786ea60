// Which records are shown: pages that are searched on the server, and the live end. What is being read is never moved.
import { useEffect, useRef, useState } from "preact/hooks";
import { useEvents } from "../lib/events";
import { ask } from "../lib/http";
import { route } from "../lib/router";

export interface Row {
  shard: string;
  position: number;
  number: string;
  at: number;
  key: string;
  size: number;
  form: string;
  preview: string;
}

interface Found {
  rows: Row[];
  scanned: number;
  reached: number;
  done: boolean;
  cursor: string;
  latest: string;
}

/** A page holds no more. */
export const kept = 5000;
const pageSize = 200;

export const keyOf = (row: Row): string => `${row.shard.slice(-6)}:${row.position}`;

const empty = { rows: [] as Row[], pending: [] as Row[], scanned: 0, reached: 0, passed: 0, cursor: "", latest: "", done: false, searching: false, stopped: false, error: "" };

export function useRecords(arn: string) {
  const [state, setState] = useState(empty);
  const [holds, setHolds] = useState<ReadonlySet<string>>(new Set());
  const search = useRef<AbortController | null>(null);
  const query = route.value.query;
  const from = query.get("from") ?? "newest";
  const at = query.get("at") ?? "";
  const wanted = { stream: arn, shard: query.get("shard"), kind: query.get("kind"), filter: query.get("filter") };
  const live = from === "newest";
  const complete = (from !== "time" || at !== "") && (from !== "number" || !!query.get("number"));
  const minutes = Number(query.get("minutes") || "10");
  const start = { from, at: from === "time" && at ? new Date(at).getTime() : null, number: query.get("number") };
  const key = JSON.stringify([wanted, start, minutes]);
  const paused = holds.size > 0;
  const latestState = useRef(state);
  latestState.current = state;

  const look = async (first: boolean) => {
    const before = first ? empty : latestState.current;
    if (!first && (before.searching || before.done || before.cursor === "")) return;
    search.current?.abort();
    const stop = (search.current = new AbortController());
    const goal = (first ? 0 : before.rows.length) + pageSize;
    setState({ ...before, searching: true, stopped: false, error: "" });
    let cursor = first ? "" : before.cursor;
    let found = first ? 0 : before.rows.length;
    try {
      for (let done = false; !done && found < Math.min(goal, kept); ) {
        // A look may end early, when it takes long: the next is for what is left of the page.
        const limit = goal - found;
        const part: Parameters<typeof ask>[1] = cursor ? { ...wanted, from: "cursor", cursor, back: live ? 1 : null, limit } : { ...wanted, ...start, ...(from === "ago" && { from: "time", at: Date.now() - minutes * 60_000 }), limit };
        const page = await ask<Found>("records", part, stop.signal);
        [cursor, done, found] = [page.cursor, page.done, found + page.rows.length];
        setState((now) => ({ ...now, rows: [...now.rows, ...page.rows], scanned: now.scanned + page.scanned, reached: page.reached, cursor, done, latest: now.latest || page.latest }));
      }
      setState((now) => ({ ...now, searching: false }));
    } catch (error) {
      const stopped = stop.signal.aborted;
      if (search.current === stop) setState((now) => ({ ...now, searching: false, stopped, error: stopped ? "" : (error as Error).message }));
    }
  };

  useEffect(() => {
    setState(empty);
    setHolds(new Set());
    if (complete) void look(true);
    return () => {
      const running = search.current;
      search.current = null;
      running?.abort();
    };
  }, [key]);

  useEvents("tail", live && state.latest ? { ...wanted, cursor: state.latest } : null, (news: { rows: Row[]; more: number }) => {
    setState((now) => {
      const fresh = [...news.rows].reverse();
      const scanned = now.scanned + news.rows.length;
      return paused
        ? { ...now, pending: [...fresh, ...now.pending].slice(0, kept), passed: now.passed + news.more, scanned }
        : { ...now, rows: [...fresh, ...now.rows].slice(0, kept), passed: now.passed + news.more, scanned };
    });
  });

  useEffect(() => {
    if (!paused) setState((now) => (now.pending.length === 0 ? now : { ...now, rows: [...now.pending, ...now.rows].slice(0, kept), pending: [] }));
  }, [paused]);

  const hold = (why: string) => setHolds((now) => (now.has(why) ? now : new Set([...now, why])));
  const release = (why: string) => setHolds((now) => (now.has(why) ? new Set([...now].filter((other) => other !== why)) : now));
  return {
    ...state,
    paused,
    waiting: state.pending.length,
    hold,
    release,
    toggle: () => setHolds(paused ? new Set() : new Set(["asked"])),
    resume: () => setHolds(new Set()),
    more: () => void look(false),
    /** From the newest on back, with what the live view had passed over. */
    again: () => {
      setHolds(new Set());
      void look(true);
    },
    cancel: () => search.current?.abort(),
  };
}
