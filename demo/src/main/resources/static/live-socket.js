const FIRST_DELAY = 500;
const MAX_DELAY = 15_000;
const CONNECT_LIMIT = 10_000;

/** What the other side says by these codes, it will say again: unsupported data, a violated policy, too big. */
const FINAL_CODES = [1003, 1008, 1009];

/** Twice as long after every failure, and at random up to half of it less, so that not all come back at once. */
export function delayAfter(failures, random = Math.random) {
  const limit = Math.min(MAX_DELAY, FIRST_DELAY * 2 ** failures);
  return limit * (1 - random() / 2);
}

/**
 * A WebSocket of JSON messages that comes back until it is closed. Tells its listener:
 * opened(), received(message), changed({ state, retryAt, reason }) with a state of "connecting", "connected",
 * "waiting" and "refused". It is connected when its user says so by settled(), as being let in may take more than a
 * connection; until then it has ten seconds.
 */
export class LiveSocket {
  #url;
  #listener;
  #socket;
  #timer;
  #failures = 0;
  #network = () => this.retry();
  #noNetwork = () => this.#lost({});

  constructor(url, listener) {
    this.#url = url;
    this.#listener = listener;
    addEventListener("online", this.#network);
    addEventListener("offline", this.#noNetwork);
    this.#connect();
  }

  send(message) {
    this.#socket.send(JSON.stringify(message));
  }

  /** All is well: the next failure counts as the first. */
  settled() {
    clearTimeout(this.#timer);
    this.#failures = 0;
    this.#listener.changed({ state: "connected" });
  }

  /** Do not wait any longer. */
  retry() {
    if (!this.#socket) {
      this.#connect();
    }
  }

  close() {
    removeEventListener("online", this.#network);
    removeEventListener("offline", this.#noNetwork);
    this.#abandon();
  }

  #connect() {
    this.#abandon();
    const socket = new WebSocket(this.#url);
    const ifCurrent = (action) => (event) => this.#socket === socket && action(event);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#lost({}), CONNECT_LIMIT);
    socket.addEventListener("open", ifCurrent(() => this.#listener.opened()));
    socket.addEventListener("message", ifCurrent(({ data }) => this.#listener.received(JSON.parse(data))));
    socket.addEventListener("close", ifCurrent((event) => this.#lost(event)));
    this.#listener.changed({ state: "connecting" });
  }

  #lost({ code, reason }) {
    this.#abandon();
    if (FINAL_CODES.includes(code)) {
      this.#listener.changed({ state: "refused", reason });
      return;
    }
    const delay = delayAfter(this.#failures++);
    this.#timer = setTimeout(() => this.#connect(), delay);
    this.#listener.changed({ state: "waiting", retryAt: Date.now() + delay });
  }

  #abandon() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }
}
