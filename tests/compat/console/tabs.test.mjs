// Many pages of one browser side by side: all hear what happens over one connection, also when the one that holds it is closed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, meanwhile, newPage, show } from "./browser.mjs";
import { Server } from "./server.mjs";

const side = 8;

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Pages of one browser that each show the records of a stream, with what each has asked for events. */
async function pages(number, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const all = [];
  for (let i = 0; i < number; i++) {
    const page = await newPage(context, server.endpoint);
    page.listening = new Set();
    page.on("request", (request) => request.url().includes("/api/events?") && page.listening.add(request));
    for (const ended of ["requestfinished", "requestfailed"]) page.on(ended, (request) => page.listening.delete(request));
    await show(page, server.endpoint, `#/streams/${name}/records`);
    await page.getByText("before").waitFor();
    all.push(page);
  }
  return [context, all];
}

const state = (page) => page.locator("p.state").textContent();
const shown = async (page) => Number((await state(page)).replaceAll("\u202F", "").match(/(\d+) records?/)[1]);
const told = (page) => page.locator("tbody tr[data-key] td.data").allInnerTexts();

async function shows(page, least) {
  try {
    await page.waitForFunction((number) => Number(document.querySelector("p.state").textContent.replaceAll("\u202F", "").match(/(\d+) records?/)[1]) >= number, least);
  } catch (error) {
    throw new Error(`${least} records are not shown: ${await state(page)}`, { cause: error });
  }
}

test("eight pages side by side hear over one connection, and when it is closed the others go on without a gap", async () => {
  const name = "side";
  await server.kinesis("CreateStream", { StreamName: name, ShardCount: 2 });
  await server.put(name, [["k", "before"]]);
  const [context, all] = await pages(side, name);
  await server.put(name, [["k", "first"]]);
  for (const page of all) await page.getByText("first").waitFor();
  // Their turns come in the order in which they were opened.
  const [first, second, ...others] = all;
  assert.deepEqual(all.map((page) => page.listening.size), [1, ...new Array(side - 1).fill(0)]);

  let put = 0;
  const flow = async () => {
    await server.put(name, [[`k${put % 7}`, `row ${put}`]]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    put++;
    // What a page has not heard of for longer than 200 records it is told as a number, which is another test's.
    if (put % 50 === 0) for (const page of others) await shows(page, put - 50);
  };
  await meanwhile(flow, async () => {
    await shows(second, 20);
    await first.close();
    // And once more, by what looks like an end of its own.
    await shows(second, put + 20);
    assert.equal(second.listening.size, 1);
    await second.goto("about:blank");
    for (const page of others) await shows(page, put + 20);
  });
  for (const page of others) {
    await shows(page, put + 2);
    assert.equal(await shown(page), put + 2);
    const rows = await told(page);
    assert.equal(new Set(rows).size, rows.length);
    assert.deepEqual(page.faults, []);
  }
  await context.close();
});

test("pages that want other things are told what each wants", async () => {
  const context = await browser.newContext();
  const shown = [];
  for (const name of ["left", "right"]) {
    await server.kinesis("CreateStream", { StreamName: name, ShardCount: 1 });
    await server.put(name, [["k", "before"]]);
    shown.push(await show(await newPage(context, server.endpoint), server.endpoint, `#/streams/${name}/records`));
    await shown.at(-1).getByText("before").waitFor();
  }
  const calls = await show(await newPage(context, server.endpoint), server.endpoint, "#/calls");
  await server.put("left", [["k", "for the left"]]);
  await server.put("right", [["k", "for the right"]]);
  await server.client("DescribeStream", { StreamName: "left" });
  await shown[0].getByText("for the left").waitFor();
  await shown[1].getByText("for the right").waitFor();
  await calls.getByText("Kinesis.DescribeStream").waitFor();
  assert.equal(await shown[0].getByText("for the right").count(), 0);
  // A stream that is gone is nothing to the other page.
  await server.kinesis("DeleteStream", { StreamName: "right" });
  await shown[1].getByText("There is no stream of this name").waitFor();
  await server.put("left", [["k", "still there"]]);
  await shown[0].getByText("still there").waitFor();
  for (const page of [...shown, calls]) assert.deepEqual(page.faults, []);
  await context.close();
});
