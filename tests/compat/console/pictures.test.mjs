// The pictures in docs/console are what is drawn now.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { difference, fill, options, picture, states } from "./pictures.mjs";
import { Server } from "./server.mjs";

const root = new URL("../../../", import.meta.url);
// Another run differs by a fifth of a percent at most, a missing panel by three.
const tolerance = 0.015;

let server, browser;
before(async () => {
  server = await Server.start(...options);
  browser = await launch();
  await fill(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const state of states) {
  test(`the picture of ${state.name} is what is drawn`, async () => {
    const drawn = await picture(browser, server, state);
    const share = await difference(browser, drawn, readFileSync(new URL(`docs/console/${state.name}.png`, root)));
    console.log(`${state.name}: ${(share * 100).toFixed(2)} % differs`);
    if (share <= tolerance) return;
    mkdirSync(new URL("artifacts/console/", root), { recursive: true });
    writeFileSync(new URL(`artifacts/console/${state.name}.png`, root), drawn);
    assert.fail(`${(share * 100).toFixed(1)} % of docs/console/${state.name}.png is not what is drawn now, which is in artifacts/console/${state.name}.png. If that is right: cp artifacts/console/${state.name}.png docs/console/`);
  });
}

for (const [what, name, harm] of [
  ["without its panel", "record", (page) => page.locator("aside.panel").evaluate((panel) => panel.remove())],
  ["without a chart", "monitoring", (page) => page.locator(".chart").first().evaluate((chart) => (chart.style.visibility = "hidden"))],
  ["without its dialog", "calls", (page) => page.keyboard.press("Escape")],
  ["in the other theme", "shards", (page) => page.keyboard.press("t")],
]) {
  test(`a picture ${what} is found out`, async () => {
    const harmed = await picture(browser, server, states.find((state) => state.name === name), harm);
    const share = await difference(browser, harmed, readFileSync(new URL(`docs/console/${name}.png`, root)));
    assert.ok(share > 2 * tolerance, `only ${(share * 100).toFixed(2)} % differs`);
  });
}
