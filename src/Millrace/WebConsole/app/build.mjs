// Bundles the console's page: build.mjs NODE_MODULES OUTPUT. Each file goes out twice, compressed by brotli and by gzip, under a name that holds its hash.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [modules, output] = process.argv.slice(2);
const source = join(dirname(fileURLToPath(import.meta.url)), "src");
const esbuild = createRequire(join(modules, "/"))("esbuild");

const built = await esbuild.build({
  entryPoints: [join(source, "main.tsx"), join(source, "styles.css")],
  bundle: true,
  minify: true,
  write: false,
  outdir: output,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  nodePaths: [modules],
  legalComments: "none",
  logLevel: "warning",
});

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

function put(name, bytes) {
  writeFileSync(join(output, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(join(output, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}

function putHashed(stem, extension, bytes) {
  const name = `${stem}-${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.${extension}`;
  put(name, bytes);
  return name;
}

/** The licences of what is bundled, which its authors want to go along. */
const licences = ["preact", "@preact/signals", "@preact/signals-core", "uplot"].map((name) => {
  const folder = join(modules, name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version}\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});

const find = (extension) => built.outputFiles.find((file) => file.path.endsWith(extension)).contents;
const page = readFileSync(join(source, "index.html"), "utf8")
  .replace("{{icon}}", putHashed("icon", "svg", readFileSync(join(source, "icon.svg"))))
  .replace("{{licences}}", putHashed("licences", "txt", Buffer.from(licences.join("\n\n"))))
  .replace("{{style}}", putHashed("console", "css", find(".css")))
  .replace("{{program}}", putHashed("console", "js", find(".js")));
put("index.html", Buffer.from(page));
