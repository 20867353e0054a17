"use strict";
// The operations of descriptions, with their examples as the requests that these stand for.

const fs = require("node:fs");
const path = require("node:path");

const METHODS = ["get", "put", "post", "patch", "delete", "head", "options"];
const documents = new Map();

function load(file) {
  if (!documents.has(file)) {
    documents.set(file, JSON.parse(fs.readFileSync(file, "utf8").replace(/^\uFEFF/, "")));
  }
  return documents.get(file);
}

/** What a value is once its reference is followed, and the file that it stands in. */
function resolved(file, value) {
  while (value && typeof value.$ref === "string") {
    const [where, pointer = ""] = value.$ref.split("#");
    file = where ? path.resolve(path.dirname(file), decodeURIComponent(where)) : file;
    value = load(file);
    for (const part of pointer.split("/").slice(1)) {
      value = value?.[decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~")];
    }
  }
  return [file, value];
}

/** Every operation of a description. */
function* operations(file) {
  const document = load(file);
  for (const [template, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS.filter((method) => item[method])) {
      const operation = item[method];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
        .map((parameter) => ({ parameter: resolved(file, parameter)[1], file: resolved(file, parameter)[0] }));
      yield {
        file,
        method: method.toUpperCase(),
        template,
        id: operation.operationId,
        version: document.info.version,
        operation,
        parameters,
        examples: Object.entries(operation["x-ms-examples"] ?? {})
          .map(([name, reference]) => ({ name, ...resolved(file, reference)[1] })),
      };
    }
  }
}

/** The request that an example stands for, taken from it alone. */
function requestOf(operation, example) {
  const values = example.parameters ?? {};
  const query = [];
  const headers = {};
  let url = operation.template;
  let body;
  for (const { parameter } of operation.parameters) {
    const value = values[parameter.name];
    if (value === undefined) continue;
    if (parameter.in === "path") {
      const text = parameter["x-ms-skip-url-encoding"] ? String(value) : encodeURIComponent(value);
      url = url.replace(`{${parameter.name}}`, text);
    } else if (parameter.in === "query") {
      query.push(`${encodeURIComponent(parameter.name)}=${encodeURIComponent(value)}`);
    } else if (parameter.in === "header") {
      headers[parameter.name.toLowerCase()] = String(value);
    } else if (parameter.in === "body") {
      body = value;
      headers["content-type"] = "application/json";
    }
  }
  url = url.replace(/\/{2,}/g, "/");
  return { method: operation.method, url: query.length ? `${url}?${query.join("&")}` : url, headers, body };
}

/** A schema and those that it inherits from, each with the file that it stands in. */
function* lineage(file, schema, seen = new Set()) {
  [file, schema] = resolved(file, schema);
  if (!schema || seen.has(schema)) return;
  seen.add(schema);
  yield { file, schema };
  for (const parent of schema.allOf ?? []) yield* lineage(file, parent, seen);
}

/** The members that a body must have. */
function requiredMembers(file, schema) {
  return [...lineage(file, schema)].flatMap(({ schema }) => schema.required ?? []);
}

/** The members that a body may have, by name. */
function members(file, schema) {
  const all = [...lineage(file, schema)].flatMap(({ file, schema }) =>
    Object.entries(schema.properties ?? {}).map(([name, member]) => [name, resolved(file, member)[1]]));
  return new Map(all);
}

module.exports = { members, operations, requestOf, requiredMembers };
