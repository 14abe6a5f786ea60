// What happens, as server-sent events of all topics that somebody on a page wants: one connection for all pages of a browser.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { query, type Parameters } from "./http";
import { leads, page, say, stand, whenGone, type Asked, type Message, type Wish } from "./tabs";

interface OwnWish extends Wish {
  hear: (news: any) => void;
}

/** What is told whole when a connection begins: pages that want the same share it. Of the rest each page has its own place. */
const whole = ["streams", "shards"];

const own = new Map<string, OwnWish>();
const others = new Map<string, Wish[]>();
const places = new Map<string, string>();
let source: EventSource | null = null;
let number = 0;
let made = 0;
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
    const name = whole.includes(topic) ? encodeURIComponent(`${topic}?${query(parameters)}`) : `${page}.${++made}`;
    const wish = { name, topic, parameters, hear: (news: any) => latest.current(news) };
    own.set(topic, wish);
    plan();
    return () => {
      places.delete(name);
      if (own.get(topic) !== wish) return;
      own.delete(topic);
      plan();
    };
  }, [topic, key]);
}

function plan(): void {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    if (!leads) say({ asked: asked() });
    connect();
  });
}

/** A page that nobody sees wants nothing. */
function asked(): Asked {
  const wishes = document.hidden ? [] : [...own.values()].map(({ name, topic, parameters }) => ({ name, topic, parameters }));
  return { page, wishes, number, places: [...places].filter(([name]) => wishes.some((wish) => wish.name === name)) };
}

function hear(message: Message): void {
  if ("id" in message) take(message.id, message.data);
  else if ("lost" in message) lostSince.value = message.lost;
  else if ("who" in message) plan();
  else if (leads) serve(message.asked);
}

/** Takes in what another page wants. */
function serve(theirs: Asked): void {
  const { page: other } = theirs;
  if (!others.has(other)) whenGone(other, () => others.delete(other) && leads && plan());
  others.set(other, theirs.wishes);
  number = Math.max(number, theirs.number);
  for (const [name, at] of theirs.places) if (!places.has(name)) places.set(name, at);
  plan();
}

/** What all pages together want. */
function wanted(): Wish[] {
  const wishes = new Map<string, Wish>();
  for (const wish of [...asked().wishes, ...[...others.values()].flat()]) wishes.set(wish.name, wish);
  return [...wishes.values()];
}

function address(wishes: Wish[], how: Parameters): string {
  const known = wishes.filter((wish) => places.has(wish.name)).map((wish) => `${wish.name}=${places.get(wish.name)}`);
  const text = new URLSearchParams({ ...how, lastEventId: [number, ...known].join(";") } as Record<string, string>);
  // Where it goes on is in its place.
  for (const { name, topic, parameters } of wishes) text.append("wish", `${name},${topic},${query(places.has(name) ? { ...parameters, cursor: null } : parameters)}`);
  // Places in many shards are long, and an address has no room for more than 16 KB.
  return `/_millrace/api/events?${text.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%3B", ";")}`;
}

function connect(): void {
  source?.close();
  source = null;
  clearTimeout(timer);
  turns++;
  if (!leads) others.clear();
  const wishes = wanted();
  if (!leads || wishes.length === 0) return;
  if (polls > 0) return poll(wishes);
  const mine = new EventSource(address(wishes, { hello: 1 }));
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
    lose(null);
    wait();
  };
  mine.onerror = () => {
    if (!heard && ++failures >= mostFailures) return fallBack();
    lose(lostSince.value ?? Date.now());
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => source === mine && connect(), 1000);
  };
  mine.onmessage = (message) => tell(message.lastEventId, message.data);
}

function lose(since: number | null): void {
  if (lostSince.value === since) return;
  lostSince.value = since;
  say({ lost: since });
}

function tell(id: string, data: string): void {
  take(id, data);
  say({ id, data });
}

function take(id: string, data: string): void {
  const [counted, ...at] = id.split(";");
  // What the one before said may come after what the next says.
  if (Number(counted) <= number) return;
  number = Number(counted);
  for (const entry of at) {
    const equals = entry.indexOf("=");
    places.set(entry.slice(0, equals), entry.slice(equals + 1));
  }
  const news = JSON.parse(data);
  for (const wish of own.values()) if (wish.name in news) wish.hear(news[wish.name]);
}

/** No stream of events comes through: it is asked for them instead, and now and then whether one does. */
function fallBack(): void {
  polls = pollsBetweenTries;
  connect();
}

function poll(wishes: Wish[]): void {
  const turn = ++turns;
  const again = () => {
    timer = window.setTimeout(() => {
      polls--;
      if (polls === 0) failures = mostFailures - 1;
      connect();
    }, pollEvery);
  };
  fetch(address(wishes, { once: 1 })).then(async (response) => {
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    lose(null);
    const id = /^id: (.*)$/m.exec(text)?.[1];
    const data = /^data: (.*)$/m.exec(text)?.[1];
    // Whoever wants something else by now has asked anew.
    if (id && data && turn === turns) tell(id, data);
  }).catch(() => lose(lostSince.value ?? Date.now())).finally(() => turn === turns && again());
}

stand(hear, plan);
