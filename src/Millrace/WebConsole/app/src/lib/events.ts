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
let timer = 0;
let failures = 0;
let polls = 0;
let turns = 0;

/** How long events may take to come through. */
const patience = 5000;
const mostFailures = 3;
const pollEvery = 1000;
const pollsBetweenTries = 60;

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
  clearTimeout(timer);
  turns++;
  // A page that nobody sees lets go of its connection: browsers have few for one server.
  if (wishes.size === 0 || document.hidden) return;
  if (polls > 0) return poll();
  const mine = new EventSource(`/_millrace/api/events?${query({ ...wanted(), hello: 1 })}`);
  source = mine;
  let heard = false;
  mine.addEventListener("hello", () => {
    heard = true;
    failures = 0;
    clearTimeout(timer);
  });
  // What is between may take the events in and keep them.
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => source === mine && fallBack(), patience);
  };
  wait();
  mine.onopen = () => {
    lostSince.value = null;
    wait();
  };
  mine.onerror = () => {
    if (!heard && ++failures >= mostFailures) return fallBack();
    lostSince.value ??= Date.now();
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => source === mine && connect(), 1000);
  };
  mine.onmessage = (message) => take(message.lastEventId, message.data);
}

/** What all components together want to hear, and from where on. */
function wanted(): Parameters {
  let parameters: Parameters = { topics: [...wishes.keys()].join(",") };
  for (const wish of wishes.values()) parameters = { ...parameters, ...wish.parameters };
  const known = [...places].filter(([topic]) => wishes.has(topic)).map(([topic, at]) => `${topic}=${at}`);
  if (known.length > 0) parameters.lastEventId = [number, ...known].join(";");
  return parameters;
}

function take(id: string, data: string): void {
  const [counted, ...at] = id.split(";");
  number = counted;
  for (const entry of at) {
    const equals = entry.indexOf("=");
    places.set(entry.slice(0, equals), entry.slice(equals + 1));
  }
  const news = JSON.parse(data);
  for (const [topic, wish] of wishes) if (topic in news) wish.hear(news[topic]);
}

/** No stream of events comes through: it is asked for them instead, and now and then whether one does. */
function fallBack(): void {
  polls = pollsBetweenTries;
  connect();
}

function poll(): void {
  const turn = ++turns;
  const again = () => {
    timer = window.setTimeout(() => {
      polls--;
      if (polls === 0) failures = mostFailures - 1;
      connect();
    }, pollEvery);
  };
  fetch(`/_millrace/api/events?${query({ ...wanted(), once: 1 })}`).then(async (response) => {
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    lostSince.value = null;
    const id = /^id: (.*)$/m.exec(text)?.[1];
    const data = /^data: (.*)$/m.exec(text)?.[1];
    // Whoever wants something else by now has asked anew.
    if (id && data && turn === turns) take(id, data);
  }).catch(() => (lostSince.value ??= Date.now())).finally(() => turn === turns && again());
}

document.addEventListener("visibilitychange", plan);
