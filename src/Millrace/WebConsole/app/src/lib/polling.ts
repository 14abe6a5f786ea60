// For what the server does not tell by itself: asked again while somebody looks, and the more rarely the longer an answer takes.
import { useEffect, useState } from "preact/hooks";

const rest = 4;

/** What a question answers, asked again and again; with the error of the last time, if there was one. */
export function usePolled<T>(question: () => Promise<T>, seconds: number, dependencies: unknown[]): { answer: T | null; error: string; again: () => void } {
  const [state, setState] = useState<{ answer: T | null; error: string }>({ answer: null, error: "" });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let ended = false;
    let timer = 0;
    const look = async () => {
      const began = performance.now();
      if (!document.hidden) {
        try {
          const answer = await question();
          if (!ended) setState({ answer, error: "" });
        } catch (error) {
          if (!ended) setState((now) => ({ ...now, error: (error as Error).message }));
        }
      }
      if (!ended) timer = window.setTimeout(look, Math.max(seconds * 1000, rest * (performance.now() - began)));
    };
    void look();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [...dependencies, turn]);
  return { ...state, again: () => setTurn((now) => now + 1) };
}

/** The time, which goes on while it is shown. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
