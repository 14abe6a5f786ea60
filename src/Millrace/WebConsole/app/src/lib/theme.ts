// Light or dark: the system's choice until somebody chooses otherwise.
import { signal } from "@preact/signals";

const stored = localStorage.getItem("millrace-theme");
export const theme = signal(stored === "light" || stored === "dark" ? stored : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
document.documentElement.dataset.theme = theme.value;

export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme.value;
  localStorage.setItem("millrace-theme", theme.value);
}
