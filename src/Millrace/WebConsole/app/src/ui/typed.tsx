// A field whose words count once it is left, or at Enter. What is being typed stays while the page around it is drawn anew.
import { useState } from "preact/hooks";

interface Props {
  value: string;
  onTyped: (words: string) => void;
  type?: "text" | "number" | "datetime-local";
  class?: string;
  placeholder?: string;
  min?: string;
  step?: string;
  inputMode?: "numeric";
  "aria-label"?: string;
  "data-filter"?: boolean;
}

export function Typed({ value, onTyped, type = "text", ...field }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <input
      // The roles that each type may have are told apart in what JSX takes; here none has one.
      {...field} type={type as "text"} value={draft ?? value}
      onInput={(event) => setDraft(event.currentTarget.value)}
      onChange={(event) => {
        onTyped(event.currentTarget.value);
        setDraft(null);
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
