"use strict";
// Requests that are wrong on purpose: a referee that lets one pass is none.

const { members, requiredMembers } = require("./examples.cjs");

/** What is wrong, and the request with just that. */
function* planted(request, operation) {
  const [path, query = ""] = request.url.split("?");
  const pairs = new URLSearchParams(query);
  const url = (change) => {
    const changed = new URLSearchParams(pairs);
    change(changed);
    return `${path}?${changed}`;
  };
  yield ["no api-version", { ...request, url: url((pairs) => pairs.delete("api-version")) }];
  yield ["an api-version that is none", { ...request, url: url((pairs) => pairs.set("api-version", "1999-12-31")) }];
  yield ["a path that no operation has", { ...request, url: `${path}/no/such/place?${query}` }];
  const body = operation.parameters.find(({ parameter }) => parameter.in === "body");
  if (!body || typeof request.body !== "object" || Array.isArray(request.body)) return;
  if (body.parameter.required) {
    yield ["no body", { ...request, body: undefined }];
  }
  yield ["a body of another kind", { ...request, headers: { ...request.headers, "content-type": "text/plain" } }];
  const required = new Set(requiredMembers(body.file, body.parameter.schema));
  const declared = members(body.file, body.parameter.schema);
  for (const [name, value] of Object.entries(request.body)) {
    if (required.has(name)) {
      const { [name]: _, ...others } = request.body;
      yield [`no \`${name}\``, { ...request, body: others }];
    }
    // Without a type, a schema of members takes everything else than an object too.
    if (declared.get(name)?.type) {
      const wrong = typeof value === "number" ? "text" : 42;
      yield [`\`${name}\` of a wrong type`, { ...request, body: { ...request.body, [name]: wrong } }];
    }
  }
}

module.exports = { planted };
