// The ten states whose pictures are in docs/console, drawn the same each time: the server's clock is held, the page's stands still, rates come from a
// formula, and what is another at each start (ports, times, numbers, ids) is written over.
import { newPage, show } from "./browser.mjs";

const viewport = { width: 1280, height: 760 };
const order = (i) => JSON.stringify({ orderId: `o-${i}`, items: [{ sku: "A-1", count: (i % 5) + 1, price: 9.5 }], customer: `c-${i % 40}` });
const bound = "297747071055821155530452781502797185023";

export const options = ["--in-memory", "--preset", "aws", "--create-duration", "0s", "--reshard-duration", "0s", "--consumer-duration", "0s", "--limits-scale", "100"];

async function clock(server, body) {
  const response = await fetch(`${server.endpoint}/_millrace/clock`, body && { method: "POST", body: JSON.stringify(body) });
  return new Date((await response.json()).now).getTime();
}

/** Puts into a server what the pictures show. */
export async function fill(server) {
  await clock(server, { hold: true });
  for (const [StreamName, ShardCount] of [["orders", 4], ["clicks", 2], ["payments", 1]]) {
    await server.kinesis("CreateStream", { StreamName, ShardCount });
    await clock(server, { advance: "PT1S" });
  }
  const { Shards } = await server.kinesis("ListShards", { StreamName: "orders" });
  await server.kinesis("MergeShards", { StreamName: "orders", ShardToMerge: Shards[0].ShardId, AdjacentShardToMerge: Shards[1].ShardId });
  await clock(server, { advance: "PT1S" });
  await server.kinesis("SplitShard", { StreamName: "orders", ShardToSplit: Shards[3].ShardId, NewStartingHashKey: bound });
  await clock(server, { advance: "PT1S" });
  await server.kinesis("RegisterStreamConsumer", { StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/orders", ConsumerName: "dashboard" });
  await clock(server, { advance: "PT1S" });
  let last = "TRIM_HORIZON";
  for (let i = 0; i < 240; i += 40) {
    const { Records } = await server.put("orders", Array.from({ length: 40 }, (_, j) => [`c-${(i + j) % 97}`, order(i + j)]));
    await server.put("clicks", Array.from({ length: 15 }, (_, j) => [`u-${j}`, `page ${i + j}`]));
    await clock(server, { advance: "PT0.7S" });
    // A reader that is some seconds behind.
    if (i === 80) last = Records.find((record) => record.ShardId === Shards[2].ShardId).SequenceNumber;
  }
  await server.dynamodb("CreateTable", {
    TableName: "order-totals", BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "leaseKey", AttributeType: "S" }], KeySchema: [{ AttributeName: "leaseKey", KeyType: "HASH" }],
  });
  for (const [i, shard] of Shards.entries()) await lease(server, shard.ShardId, i % 2 ? "worker-b" : "worker-a", i === 2 ? last : i < 2 ? "SHARD_END" : "TRIM_HORIZON");
  await calls(server);
}

const lease = (server, shard, owner, checkpoint) => server.dynamodb("PutItem", {
  TableName: "order-totals", Item: { leaseKey: { S: shard }, leaseOwner: { S: owner }, leaseCounter: { N: "7" }, checkpoint: { S: checkpoint } },
});

async function calls(server) {
  for (const operation of ["DescribeStreamSummary", "ListShards", "PutRecord", "DescribeStream", "PutRecord"]) {
    await server.client(operation, { StreamName: "payments", ...(operation === "PutRecord" && { PartitionKey: "u-1", Data: "cGFnZQ==" }) });
  }
  await server.client("PutRecord", { StreamName: "payment", PartitionKey: "u-1", Data: "cGFnZQ==" });
}

/** The states: where each is, what is done there, and what is seen then. */
export const states = [
  { name: "overview", hash: "#/overview", shows: ["3 streams", "PutRecord"] },
  { name: "streams", hash: "#/streams", colorScheme: "dark", shows: ["payments"] },
  { name: "records", hash: "#/streams/orders/records", shows: ["200 records", "o-239"] },
  {
    name: "record", hash: "#/streams/orders/records?kind=json&filter=items%5B0%5D.count%20%3E%3D%205", colorScheme: "dark", shows: ["that is all", "Put it again"],
    act: async (page) => {
      await page.locator("tbody button.open").first().click();
      await page.getByRole("tabpanel").locator("pre").waitFor();
    },
  },
  {
    name: "put", hash: "#/streams/orders/records", shows: ["200 records", "Partition key"],
    act: async (page) => {
      await page.locator("tbody button.open").first().waitFor();
      await page.keyboard.press("p");
    },
  },
  { name: "shards", hash: "#/streams/orders/shards", shows: ["as drawn with dashes"], act: (page) => page.getByRole("button", { name: "Draw the split" }).click() },
  { name: "consumers", hash: "#/streams/orders/consumers", shows: ["dashboard", "order-totals", "steady"] },
  { name: "monitoring", hash: "#/streams/orders/monitoring", colorScheme: "dark", shows: ["IncomingRecords"] },
  {
    name: "leases", hash: "#/leases/order-totals", shows: ["worker-a took"],
    act: async (page, server) => {
      await page.getByText("4 leases").waitFor();
      const { Shards } = await server.kinesis("ListShards", { StreamName: "orders" });
      await lease(server, Shards[3].ShardId, "worker-a", "TRIM_HORIZON");
    },
  },
  {
    name: "calls", hash: "#/calls", shows: ["SequenceNumber"],
    act: async (page, server) => {
      // Bodies are kept of calls that come while the screen is open.
      const row = page.getByRole("row").filter({ hasText: "PutRecord" }).filter({ hasText: "200" }).first();
      await row.waitFor();
      const before = Number(/of the last (\d+)/.exec(await page.locator("main").innerText())[1]);
      await calls(server);
      await page.getByText(`of the last ${before + 6};`).waitFor();
      await row.getByRole("button").click();
      await page.getByRole("dialog").getByText("SequenceNumber").waitFor();
    },
  },
];

/** Draws a state and answers its picture; what is done to the page before is for tests of the comparison. */
export async function picture(browser, server, state, before = async () => {}) {
  const page = await newPage(await browser.newContext({ colorScheme: state.colorScheme ?? "light", viewport, timezoneId: "UTC", locale: "en-US", reducedMotion: "reduce" }), server.endpoint);
  const now = await clock(server);
  await page.clock.setFixedTime(now);
  await page.addInitScript(steadySource);
  await page.route(/\/_millrace\/api\/metrics\?/, (route) => route.fulfill({ json: metrics() }));
  await show(page, server.endpoint, state.hash);
  await state.act?.(page, server);
  for (const text of state.shows) await page.getByText(text).filter({ visible: true }).first().waitFor();
  await before(page);
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement?.blur());
  await page.evaluate(writeOver);
  const bytes = await page.screenshot({ animations: "disabled", caret: "hide" });
  await page.context().close();
  return bytes;
}

/** In place of the connection for events: what is there, with rates by a formula. */
function steadySource() {
  const flow = (name, row) => {
    const seed = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
    const level = 40 + (seed % 5) * 30;
    return { ...row, inRecords: Math.round(level), inBytes: Math.round(level * 110), outRecords: Math.round(level * 2), outBytes: Math.round(level * 220), ...("records" in row && { records: seed * 31, bytes: seed * 3100 }) };
  };
  const steady = (news) => Object.fromEntries(Object.entries(news).map(([topic, value]) => [topic, Array.isArray(value) ? value.map((row) => flow(row.shard ?? row.name, row)) : value]));
  window.EventSource = class extends EventTarget {
    readyState = 1;
    constructor(address) {
      super();
      void fetch(`${address}&once=1`).then((answer) => answer.text()).then((text) => {
        const [, id] = /^id: (.*)$/m.exec(text);
        const news = JSON.parse(/^data: (\{.*)$/m.exec(text)[1]);
        this.dispatchEvent(new Event("hello"));
        const tell = () => this.readyState === 1 && this.onmessage({ lastEventId: id, data: JSON.stringify(steady(news)) });
        tell();
        setInterval(tell, 1000);
        if (Object.values(news).some((value) => value.rows)) setInterval(() => this.again(address, id), 200);
      });
    }
    async again(address, id) {
      if (this.asking || this.readyState !== 1) return;
      this.asking = true;
      const place = new URL(address, location.href);
      place.searchParams.set("lastEventId", this.last ?? id);
      const text = await (await fetch(`${place}&once=1`)).text();
      this.last = /^id: (.*)$/m.exec(text)?.[1] ?? this.last;
      const data = /^data: (\{.*)$/m.exec(text)?.[1];
      if (data) this.onmessage({ lastEventId: this.last, data: JSON.stringify(steady(JSON.parse(data))) });
      this.asking = false;
    }
    close() {
      this.readyState = 2;
    }
  };
}

/** An hour's shape in five minutes. */
function metrics() {
  const steps = Array.from({ length: 60 }, (_, i) => i);
  const shape = (base, swing, every) => steps.map((i) => Math.round(base * (1 + swing * Math.sin(i / every))));
  return {
    step: 5,
    at: steps.map((i) => Date.UTC(2026, 0, 15, 11, 55) + i * 5000),
    values: {
      IncomingRecords: shape(500, 0.3, 5), IncomingBytes: shape(55_000, 0.3, 5), "GetRecords.Records": shape(480, 0.4, 4), "GetRecords.Bytes": shape(52_000, 0.4, 4),
      "GetRecords.IteratorAgeMilliseconds": shape(900, 0.9, 9), WriteProvisionedThroughputExceeded: steps.map((i) => (i % 17 === 3 ? 12 : 0)), ReadProvisionedThroughputExceeded: steps.map(() => 0),
    },
  };
}

/** What is another each time is written over. */
function writeOver() {
  const two = (value) => String(value).padStart(2, "0");
  document.querySelectorAll("time").forEach((element, i) => {
    const at = new Date(Date.UTC(2026, 0, 15, 12) - i * 137);
    element.textContent = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}.${String(at.getUTCMilliseconds()).padStart(3, "0")}`;
  });
  for (const cell of document.querySelectorAll("td:nth-child(6)")) if (/^\d+\.\d$/.test(cell.textContent)) cell.textContent = "1.2";
  // A line grows by a point a second.
  document.querySelectorAll(".spark polyline").forEach((line, i) => line.setAttribute("points", Array.from({ length: 60 }, (_, x) => `${(x * 96) / 59},${10 - 8 * Math.sin(x / (4 + (i % 5)))}`).join(" ")));
  const version = [...document.querySelectorAll("dt")].find((term) => term.textContent === "Version");
  if (version) version.nextElementSibling.textContent = "1.0.0";
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let numbers = 0; texts.nextNode(); ) {
    const text = texts.currentNode;
    const next = text.data
      .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:4566")
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "00000000-0000-4000-8000-000000000000")
      .replace(/\d{56}/g, `4959${"0".repeat(52)}`)
      .replace(/\u2026\d{8}/g, () => `\u2026${String(10_000_000 + numbers++ * 1_234_567).slice(-8)}`)
      .replace(/after [\d.]+ ms/g, "after 1.23 ms");
    if (next !== text.data) text.data = next;
  }
}

const block = 8;

/** How much of two pictures differs, from 0 to 1: blocks of pixels whose mean colours are apart, so that another machine's letters count little. */
export async function difference(browser, one, other) {
  const page = await browser.newPage();
  const share = await page.evaluate(async ([first, second, size, apart]) => {
    const meansOf = async (base64) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const [columns, rows] = [Math.ceil(image.width / size), Math.ceil(image.height / size)];
      const [sums, pixels] = [new Float64Array(columns * rows * 3), new Float64Array(columns * rows)];
      for (let y = 0, at = 0; y < image.height; y++) {
        for (let x = 0; x < image.width; x++, at += 4) {
          const place = Math.floor(y / size) * columns + Math.floor(x / size);
          pixels[place]++;
          for (let colour = 0; colour < 3; colour++) sums[place * 3 + colour] += data[at + colour];
        }
      }
      return { columns, rows, means: sums.map((sum, i) => sum / pixels[Math.floor(i / 3)]) };
    };
    const [a, b] = [await meansOf(first), await meansOf(second)];
    if (a.columns !== b.columns || a.rows !== b.rows) return 1;
    let differ = 0;
    for (let i = 0; i < a.means.length; i += 3) if ([0, 1, 2].some((colour) => Math.abs(a.means[i + colour] - b.means[i + colour]) > apart)) differ++;
    return differ / (a.means.length / 3);
  }, [one.toString("base64"), other.toString("base64"), block, 24]);
  await page.close();
  return share;
}
