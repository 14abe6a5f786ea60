// The files of a function, to be read and, while they are small, changed.
import { useEffect, useState } from "preact/hooks";
import { toBase64 } from "../lib/format";
import { lambda } from "../lib/http";
import { attempt } from "../lib/notice";
import { unzip, zip, type Files } from "../lib/zip";

const largest = 3 << 20;

export function Code({ name, changed }: { name: string; changed: () => void }) {
  const [files, setFiles] = useState<Files | null>(null);
  const [file, setFile] = useState("");
  const [text, setText] = useState("");
  const load = () => attempt("", async () => {
    const { Code } = await lambda<{ Code: { Location?: string } }>("GET", `2015-03-31/functions/${encodeURIComponent(name)}`);
    // The address names the server as functions know it; it is the one that this page came from.
    const { pathname, search } = new URL(Code.Location!);
    const archive = new Uint8Array(await (await fetch(pathname + search)).arrayBuffer());
    if (archive.length > largest) throw new Error("The code is too large to be changed here.");
    const found = await unzip(archive);
    setFiles(found);
    choose(found, found.has(file) ? file : ([...found.keys()].find((candidate) => !candidate.includes("node_modules")) ?? ""));
  });
  const choose = (from: Files, chosen: string) => {
    setFile(chosen);
    setText(new TextDecoder().decode(from.get(chosen)));
  };
  useEffect(() => void load(), [name]);
  const deploy = (event: Event) => {
    event.preventDefault();
    const next: Files = new Map(files!);
    next.set(file, new TextEncoder().encode(text));
    void attempt("The function has its new code.", () => lambda("PUT", `2015-03-31/functions/${encodeURIComponent(name)}/code`, { ZipFile: toBase64(zip(next)) })).then((done) => {
      if (!done) return;
      setFiles(next);
      changed();
    });
  };
  if (!files) return null;
  return (
    <section aria-labelledby="code">
      <h2 id="code">Code</h2>
      <form onSubmit={deploy}>
        <label>File <select value={file} onChange={(event) => choose(files, event.currentTarget.value)}>{[...files.keys()].map((candidate) => <option key={candidate}>{candidate}</option>)}</select></label>
        <label><span class="hidden">Contents of {file}</span><textarea rows={14} spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} /></label>
        <p class="actions"><button type="submit">Deploy</button><span class="hint">All files go up again, with this one changed.</span></p>
      </form>
    </section>
  );
}
