// Makes the pictures of docs/console.md: screenshots.mjs FOLDER [NAME...].
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { fill, options, picture, states } from "./pictures.mjs";
import { Server } from "./server.mjs";

const [folder, ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const [server, browser] = [await Server.start(...options), await launch()];
try {
  await fill(server);
  for (const state of states) if (names.length === 0 || names.includes(state.name)) writeFileSync(join(folder, `${state.name}.png`), await picture(browser, server, state));
} finally {
  await browser.close();
  await server.stop();
}
