// Writes texts as the libraries of GitHub Actions and Azure Pipelines write them. Reads a JSON list of [message, value]
// from stdin, answers with a JSON list of {github, azure} on stdout.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { error } from "@actions/core";

const { TaskCommand } = createRequire(import.meta.url)("azure-pipelines-task-lib/taskcommand.js");

function github(message, value) {
  const write = process.stdout.write;
  let said = "";
  process.stdout.write = (text) => { said += text; return true; };
  try {
    error(message, { file: value, startLine: 3, endLine: 3, startColumn: 4, endColumn: 5, title: value });
  } finally {
    process.stdout.write = write;
  }
  return said.slice(0, -1);
}

function azure(message, value) {
  return new TaskCommand("task.logissue", { type: "error", sourcepath: value, linenumber: 3, code: value }, message).toString();
}

const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map(([message, value]) => ({ github: github(message, value), azure: azure(message, value) }))));
