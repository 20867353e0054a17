"use strict";
// A server on the loopback interface that has oav judge each request, and responds with an example of the operation.
//
// Its one argument is a file: `{"package": FOLDER, "specs": FOLDER, "inputs": [FILE]}`. It says where it listens on the
// first line of its output; once its input ends, it says what it found on the second, and ends.

const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");

const { operations, requestOf } = require("./examples.cjs");
const { planted } = require("./mutations.cjs");

const HOST = "https://management.azure.com";
const settings = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const { LiveValidator } = require(settings.package);
const specs = path.resolve(settings.specs);
const known = settings.inputs.flatMap((input) => [...operations(path.join(specs, input))]);
const judged = [];

const validator = new LiveValidator({
  directory: specs,
  swaggerPaths: settings.inputs.map((input) => path.join(specs, input)),
  loadValidatorInBackground: false,
  loadSuppression: [],
  git: { shouldClone: false },
}, () => {});

/** What the referee objects to. */
async function verdict({ method, url, headers, body }) {
  // The validator writes into what it is given.
  const copy = body === undefined ? undefined : structuredClone(body);
  const result = await validator.validateLiveRequest(
    { method, url: HOST + url, headers: { ...headers }, body: copy },
    { includeOperationMatch: true },
  );
  const objections = result.errors.map(objection);
  if (result.isSuccessful !== true && objections.length === 0) {
    const { code = "", message = "" } = result.runtimeException ?? {};
    objections.push({ code, place: "", message });
  }
  const { operationId, operationMatch } = result.operationInfo;
  const template = operationMatch?.operation?._path?._pathTemplate;
  return { objections, operation: find(operationId, url, template) };
}

function objection({ code, pathsInPayload = [], message }) {
  return { code, place: pathsInPayload.join(" "), message };
}

function find(id, url, template) {
  const version = new URL(url, HOST).searchParams.get("api-version");
  const same = known.filter((operation) => operation.id === id && operation.version === version);
  return same.find((operation) => operation.template === template) ?? same[0];
}

/** A response that ends the call: an example's, with the first status that says so. */
function reply(operation) {
  for (const status of ["200", "204", "201", "202"]) {
    if (!operation?.operation.responses[status]) continue;
    const example = operation.examples.find((example) => example.responses?.[status]);
    return { status: Number(status), body: settled(example?.responses[status].body) };
  }
  return { status: 501, body: undefined };
}

/** The body of a resource that needs no more time. */
function settled(body) {
  const copy = body === undefined ? undefined : structuredClone(body);
  if (typeof copy?.properties?.provisioningState === "string") {
    copy.properties.provisioningState = "Succeeded";
  }
  return copy;
}

async function judgedResponse(request, { status, body }) {
  const copy = body === undefined ? undefined : structuredClone(body);
  const result = await validator.validateLiveResponse(
    { statusCode: String(status), headers: { "content-type": "application/json" }, body: copy },
    { url: HOST + request.url, method: request.method },
  );
  return result.errors.map(objection);
}

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  const { method, url, headers } = request;
  try {
    return { method, url, headers, body: text ? JSON.parse(text) : undefined };
  } catch {
    return { method, url, headers, body: text };
  }
}

const server = http.createServer(async (incoming, outgoing) => {
  const request = await read(incoming);
  const { objections, operation } = await verdict(request);
  const { status, body } = reply(operation);
  judged.push({ request, operation, objections, response: await judgedResponse(request, { status, body }) });
  outgoing.writeHead(status, body === undefined ? {} : { "content-type": "application/json" });
  outgoing.end(body === undefined || request.method === "HEAD" ? undefined : JSON.stringify(body));
});

const key = ({ code, place }) => `${code} ${place}`;

/** What the referee objects to in an operation's examples as they stand. */
async function ownObjections(operation) {
  const own = new Set();
  for (const example of operation.examples) {
    const { objections } = await verdict(requestOf(operation, example));
    objections.forEach((objection) => own.add(key(objection)));
  }
  return own;
}

async function plant() {
  const missed = [];
  let made = 0;
  const seen = new Set();
  for (const { request, operation, objections } of judged) {
    if (!operation || objections.length > 0 || seen.has(operation)) continue;
    seen.add(operation);
    for (const [what, wrong] of planted(request, operation)) {
      made += 1;
      const { objections } = await verdict(wrong);
      if (objections.length === 0) missed.push(`${operation.id} ${operation.version}: ${what}`);
    }
  }
  return { made, missed };
}

async function conclusion() {
  const own = new Map();
  const violations = [];
  for (const { request, operation, objections } of judged) {
    for (const objection of objections) {
      if (operation && !own.has(operation)) own.set(operation, await ownObjections(operation));
      violations.push({
        operation: operation ? `${operation.id} ${operation.version}` : "",
        request: `${request.method} ${request.url}`,
        body: request.body === undefined ? "" : JSON.stringify(request.body),
        in_example: operation !== undefined && own.get(operation).has(key(objection)),
        ...objection,
      });
    }
  }
  const reached = new Set(judged.map(({ operation }) => operation));
  const withExamples = known.filter((operation) => operation.examples.length > 0);
  return {
    requests: judged.length,
    operations: withExamples.length,
    examples: withExamples.reduce((count, operation) => count + operation.examples.length, 0),
    unreached: withExamples.filter((operation) => !reached.has(operation)).map(({ id, version }) => `${id} ${version}`),
    violations,
    responses: judged.length,
    response_violations: judged.flatMap(({ operation, response }) =>
      response.map((objection) => ({ operation: `${operation?.id} ${operation?.version}`, ...objection }))),
    planted: await plant(),
  };
}

async function main() {
  await validator.initialize();
  server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
  for await (const _ of process.stdin);
  console.log(JSON.stringify(await conclusion()));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
