import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// What a test waits for comes within this, or it fails: far above anything measured.
const PATIENCE = 60_000;

const here = import.meta.dirname;
const program = process.env.MULTILANG_PROGRAM
  || path.join(here, '../../../src/Millrace.Kcl.MultiLang/bin/Release/net10.0/millrace-multilang.dll');

export const processors = [
  { language: 'aws-kcl for Node', command: `"${process.execPath}" "${path.join(here, 'processor.js')}"` },
  { language: 'Ruby', command: `ruby "${path.join(here, 'processor.rb')}"` },
];

// An application: its daemons, and the journal in which its processors write what they get.
export class Application {
  #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-multilang-'));
  #daemons = [];

  constructor(name, command, properties) {
    this.name = name;
    this.command = command;
    this.properties = properties;
    this.journal = path.join(this.#folder, 'journal');
    fs.writeFileSync(this.journal, '');
  }

  // Starts a daemon in a process group of its own, as a shell does on a terminal.
  start(workerId, { command = `${this.command} "${this.journal}"`, options = [], ...more } = {}) {
    const properties = {
      executableName: command,
      applicationName: this.name,
      AwsCredentialsProvider: 'DefaultCredentialsProvider',
      workerId,
      ...this.properties,
      ...more,
    };
    const file = path.join(this.#folder, `${workerId}.properties`);
    fs.writeFileSync(file, Object.entries(properties).map(([name, value]) => `${name} = ${value}\n`).join(''));
    const log = path.join(this.#folder, `${workerId}.log`);
    const output = fs.openSync(log, 'a');
    const line = program.endsWith('.dll') ? ['dotnet', program] : [program];
    const daemon = spawn(line[0], [...line.slice(1), '-p', file, ...options], { detached: true, stdio: ['ignore', output, output] });
    fs.closeSync(output);
    const worker = { workerId, daemon, exit: once(daemon, 'exit'), log: () => fs.readFileSync(log, 'utf8') };
    this.#daemons.push(worker);
    return worker;
  }

  // What the processors wrote, in order; a line that is being written is left for later.
  events() {
    const lines = fs.readFileSync(this.journal, 'utf8').split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line));
  }

  records() {
    return this.events().filter((event) => event.event === 'record');
  }

  // Until it is so; looked at whenever a journal or a log grows.
  until(what, isSo) {
    return new Promise((resolve, reject) => {
      const check = () => {
        try {
          if (isSo()) end(resolve);
        } catch (error) {
          end(reject, error);
        }
      };
      const watcher = fs.watch(this.#folder, check);
      const late = setTimeout(() => end(reject, new Error(`${what}: not within ${PATIENCE / 1000} s\n${this.#story()}`)), PATIENCE);
      function end(settle, value) {
        watcher.close();
        clearTimeout(late);
        settle(value);
      }
      check();
    });
  }

  async close() {
    for (const { daemon, exit } of this.#daemons) {
      if (daemon.exitCode !== null || daemon.signalCode !== null) continue;
      daemon.kill('SIGKILL');
      await exit;
    }
    fs.rmSync(this.#folder, { recursive: true });
  }

  #story() {
    const events = this.events().map((event) => JSON.stringify(event)).slice(-40);
    return [...events, ...this.#daemons.map((worker) => `--- ${worker.workerId}\n${worker.log().slice(-4000)}`)].join('\n');
  }
}
