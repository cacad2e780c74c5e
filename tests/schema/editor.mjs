// SPDX-License-Identifier: MIT
// An editor of YAML: yaml-language-server over its standard streams.
import { spawn } from "node:child_process";

export class Editor {
  constructor(program, schemas) {
    this.waiting = new Map(); // uri or id: resolve
    this.schemas = schemas;
    this.next = 1;
    this.buffer = Buffer.alloc(0);
    this.child = spawn("node", [program, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
    this.child.stdout.on("data", (data) => this.read(data));
  }

  read(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      const length = end < 0 ? 0 : Number(/Content-Length: (\d+)/i.exec(this.buffer.toString("latin1", 0, end))[1]);
      if (end < 0 || this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.toString("utf8", end + 4, end + 4 + length));
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.take(message);
    }
  }

  take(message) {
    if (message.method && message.id !== undefined) {
      const settings = { validate: true, schemas: this.schemas, schemaStore: { enable: false }, yamlVersion: "1.2" };
      const answer = message.method === "workspace/configuration"
        ? message.params.items.map((i) => (i.section === "yaml" ? settings : null)) : null;
      this.send({ id: message.id, result: answer });
    } else if (message.method === "textDocument/publishDiagnostics") {
      this.waiting.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.result);
    }
  }

  send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  wait(key) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer for ${key}`)), 30000);
      this.waiting.set(key, (result) => { clearTimeout(late); this.waiting.delete(key); resolve(result); });
    });
  }

  async open() {
    const id = this.next++;
    this.send({ id, method: "initialize", params: {
      processId: process.pid, rootUri: null,
      capabilities: { workspace: { configuration: true, didChangeConfiguration: {} } } } });
    await this.wait(id);
    this.send({ method: "initialized", params: {} });
    await new Promise((resolve) => setTimeout(resolve, 500)); // it asks for its settings
  }

  // Lines from 1 that it marks.
  async lines(uri, text) {
    const answer = this.wait(uri);
    this.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
    return (await answer).map((d) => ({ first: d.range.start.line + 1, last: d.range.end.line + 1, message: d.message }));
  }

  close() {
    this.child.kill();
  }
}
