// Keeps a server that knows no such option on the loopback interface.
const { Server } = require("node:net");
const listen = Server.prototype.listen;
Server.prototype.listen = function (first, ...rest) {
  const options = first !== null && typeof first === "object" ? first : { port: first };
  return listen.call(this, { ...options, host: "127.0.0.1" }, ...rest);
};
