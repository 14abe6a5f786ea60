// The keys that work on this screen.
import { currentKeys } from "../lib/keys";
import { Dialog } from "../ui/parts";

export function Help({ close }: { close: () => void }) {
  return (
    <Dialog title="Keys" close={close}>
      <table>
        <thead><tr><th scope="col">Key</th><th scope="col">Does</th></tr></thead>
        <tbody>
          {currentKeys().map((key) => <tr key={key.keys}><td><kbd>{key.keys}</kbd></td><td>{key.does}</td></tr>)}
        </tbody>
      </table>
      <p class="hint">Single keys move and show. None changes anything on the server. <a href={document.querySelector<HTMLLinkElement>("link[rel=license]")!.href}>Licences of what this page is made with</a></p>
    </Dialog>
  );
}
