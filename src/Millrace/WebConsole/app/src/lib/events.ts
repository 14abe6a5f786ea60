// The one connection for what happens: server-sent events of all topics that somebody on the page wants.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { query, type Parameters } from "./http";

interface Wish {
  parameters: Parameters;
  hear: (news: any) => void;
}

const wishes = new Map<string, Wish>();
let source: EventSource | null = null;
let places = new Map<string, string>();
let number = "0";
let planned = false;

/** Since when the server does not answer; null while it does. */
export const lostSince = signal<number | null>(null);

/** Hears of a topic while a component is shown. Other parameters begin anew. */
export function useEvents(topic: string, parameters: Parameters | null, hear: (news: any) => void): void {
  const latest = useRef(hear);
  latest.current = hear;
  const key = parameters && JSON.stringify(parameters);
  useEffect(() => {
    if (!parameters) return;
    const wish = { parameters, hear: (news: any) => latest.current(news) };
    wishes.set(topic, wish);
    places.delete(topic);
    plan();
    return () => {
      if (wishes.get(topic) !== wish) return;
      wishes.delete(topic);
      plan();
    };
  }, [topic, key]);
}

function plan(): void {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    connect();
  });
}

function connect(): void {
  source?.close();
  source = null;
  // A page that nobody sees lets go of its connection: browsers have few for one server.
  if (wishes.size === 0 || document.hidden) return;
  let parameters: Parameters = { topics: [...wishes.keys()].join(",") };
  for (const wish of wishes.values()) parameters = { ...parameters, ...wish.parameters };
  const known = [...places].filter(([topic]) => wishes.has(topic)).map(([topic, at]) => `${topic}=${at}`);
  if (known.length > 0) parameters.lastEventId = [number, ...known].join(";");
  const mine = new EventSource(`/_millrace/api/events?${query(parameters)}`);
  source = mine;
  mine.onopen = () => (lostSince.value = null);
  mine.onerror = () => {
    lostSince.value ??= Date.now();
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => source === mine && connect(), 1000);
  };
  mine.onmessage = (message) => {
    const [counted, ...at] = message.lastEventId.split(";");
    number = counted;
    for (const entry of at) {
      const equals = entry.indexOf("=");
      places.set(entry.slice(0, equals), entry.slice(equals + 1));
    }
    const news = JSON.parse(message.data);
    for (const [topic, wish] of wishes) if (topic in news) wish.hear(news[topic]);
  };
}

document.addEventListener("visibilitychange", plan);
