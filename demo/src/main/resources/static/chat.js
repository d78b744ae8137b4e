import { LiveSocket } from "./live-socket.js";

const ROOMS = ["lobby", "coffee", "ideas"];
const MAX_ENTRIES = 300;
const TYPING_EVERY = 2000;
const TYPING_LASTS = 4000;
const STATES = {
  connecting: ["Connecting", "wait"],
  connected: ["Connected", "good"],
  waiting: ["Reconnecting", "wait"],
  refused: ["Not connected", "bad"],
  nameless: ["", ""],
};
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

const byId = (id) => document.getElementById(id);

let room;
let socket;
let state;
let retryAt;
let lastId = 0;
let lastPerson;
let sending;
let typed = 0;
let unseen = 0;
let following = true;
const mine = new Set();
const people = new Map();
const typing = new Map();

/** An element with children or texts; what people write comes into the page as text only. */
function element(name, properties, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

// names and rooms

const savedName = () => sessionStorage.getItem("name");

function saveName(name) {
  sessionStorage.setItem("name", name);
  localStorage.setItem("name", name);
}

function forgetName() {
  sessionStorage.removeItem("name");
}

function roomName(text) {
  const name = text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "-");
  return [...name].slice(0, 32).join("");
}

function roomOfAddress() {
  try {
    return roomName(decodeURIComponent(location.hash.slice(1))) || ROOMS[0];
  } catch (error) {
    return ROOMS[0];
  }
}

function showRooms() {
  const names = ROOMS.includes(room) ? ROOMS : [...ROOMS, room];
  byId("rooms").replaceChildren(...names.map((name) => {
    const link = element("a", { href: `#${encodeURIComponent(name)}` }, name);
    if (name === room) {
      link.setAttribute("aria-current", "true");
    }
    return element("li", {}, link);
  }));
  byId("room").textContent = room;
}

// people

function hue(name) {
  let sum = 0;
  for (const character of name) {
    sum = (sum * 31 + character.codePointAt(0)) % 360;
  }
  return sum;
}

function initial(name) {
  const circle = element("span", { className: "initial" }, [...name][0].toUpperCase());
  circle.setAttribute("aria-hidden", "true");
  circle.style.setProperty("--hue", hue(name));
  return circle;
}

function showPeople() {
  const sorted = [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
  byId("people").replaceChildren(...sorted.map(({ id, name }) => {
    const you = mine.has(id) ? [" ", element("small", {}, "you")] : [];
    return element("li", {}, initial(name), element("span", {}, name, ...you));
  }));
  byId("count").textContent = people.size;
  byId("present").hidden = people.size === 0;
  byId("people").classList.toggle("stale", state !== "connected");
}

function showTyping() {
  const now = Date.now();
  const names = [...typing.values()].filter(({ until }) => until > now).map(({ name }) => name);
  const text = names.length > 2 ? "Several people are typing"
    : names.length > 0 ? `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} typing` : "";
  if (byId("typing").textContent !== text) {
    byId("typing").textContent = text;
  }
}

// the log

function showLatest() {
  following = true;
  byId("log").scrollTop = byId("log").scrollHeight;
  byId("latest").hidden = true;
}

function add(entry) {
  const log = byId("log");
  log.append(entry);
  while (log.childElementCount > MAX_ENTRIES) {
    log.firstElementChild.remove();
  }
  if (following || entry.classList.contains("own")) {
    showLatest();
  } else {
    byId("latest").hidden = false;
  }
}

function addNotice(text) {
  add(element("li", { className: "notice" }, text));
  lastPerson = undefined;
}

function addSaid({ person, text, time }) {
  const own = mine.has(person.id);
  const entry = element("li", { className: "said" }, initial(person.name));
  entry.classList.toggle("own", own);
  entry.classList.toggle("more", lastPerson === person.id);
  const at = new Date(time);
  entry.append(
    element("span", { className: "who" }, own ? "You" : person.name,
      element("time", { dateTime: time, title: at.toLocaleString() }, TIME.format(at))),
    element("p", { className: "text" }, text));
  add(entry);
  lastPerson = person.id;
}

/** Begin with an empty room. */
function clear() {
  lastId = 0;
  sending = undefined;
  lastPerson = undefined;
  people.clear();
  typing.clear();
  byId("log").replaceChildren();
  showLatest();
  showPeople();
  showTyping();
}

// what the server tells

const EVENTS = {
  welcome({ you, people: present }) {
    mine.add(you.id);
    people.clear();
    present.forEach((person) => people.set(person.id, person));
    socket.settled();
  },

  joined({ person }) {
    people.set(person.id, person);
    showPeople();
    addNotice(`${person.name} joined`);
  },

  left({ person }) {
    typing.delete(person.id);
    showTyping();
    if (people.delete(person.id)) {
      showPeople();
      addNotice(`${person.name} left`);
    }
  },

  typing({ person }) {
    typing.set(person.id, { name: person.name, until: Date.now() + TYPING_LASTS });
    showTyping();
  },

  said(said) {
    lastId = said.id;
    typing.delete(said.person.id);
    showTyping();
    addSaid(said);
    if (mine.has(said.person.id) && said.text === sending) {
      sent();
    }
    if (document.hidden) {
      unseen++;
      showTitle();
    }
  },
};

// the connection

function connect() {
  socket?.close();
  socket = undefined;
  room = roomOfAddress();
  clear();
  showRooms();
  showTitle();
  const named = Boolean(savedName());
  byId("enter").hidden = named;
  byId("log").hidden = byId("meanwhile").hidden = byId("say").hidden = byId("rename").hidden = !named;
  if (!named) {
    changed({ state: "nameless" });
    byId("name").value = localStorage.getItem("name") ?? "";
    byId("name").select();
    return;
  }
  const url = new URL(`chat/${encodeURIComponent(room)}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  url.hash = "";
  socket = new LiveSocket(url, {
    opened: () => socket.send({ name: savedName(), after: lastId }),
    received: (event) => EVENTS[event.type]?.(event),
    changed,
  });
}

function changed(change) {
  ({ state, retryAt } = change);
  if (state === "refused") {
    byId("refusal").textContent = change.reason;
    forgetName();
    connect();
    return;
  }
  const [label, tone] = STATES[state];
  byId("state").textContent = state === "waiting" && !navigator.onLine ? "Offline" : label;
  byId("state").className = `state ${tone}`;
  byId("state").hidden = !label;
  byId("retry").hidden = state !== "waiting";
  byId("log").setAttribute("aria-busy", state === "connecting");
  if (state === "connected") {
    sending = undefined; // what was sent before has come back by now, if it got there
  }
  showCountdown();
  showPeople();
  showSend();
}

function showCountdown() {
  const seconds = Math.max(1, Math.ceil((retryAt - Date.now()) / 1000));
  byId("countdown").textContent = state === "waiting" ? ` in ${seconds} s` : "";
}

function showTitle() {
  document.title = `${unseen ? `(${unseen}) ` : ""}#${room} · Chat over WebSocket`;
}

// the box: it is emptied when the message has come back, so nothing is lost with a connection

function say() {
  const text = byId("text").value.trim();
  if (text && state === "connected" && sending === undefined) {
    socket.send({ type: "say", text });
    sending = text;
    typed = 0;
    showSend();
  }
}

function sent() {
  if (byId("text").value.trim() === sending) {
    byId("text").value = "";
  }
  sending = undefined;
  showSend();
}

function showSend() {
  const text = byId("text");
  const left = text.maxLength - text.value.length;
  text.readOnly = state === "connected" && sending !== undefined;
  byId("send").disabled = state !== "connected" || sending !== undefined || !text.value.trim();
  byId("hint").textContent = state !== "connected" ? "Stays here until you are connected."
    : left <= 100 ? `${left} characters left` : "";
}

function tellTyping() {
  showSend();
  if (state === "connected" && byId("text").value.trim() && Date.now() - typed > TYPING_EVERY) {
    typed = Date.now();
    socket.send({ type: "typing" });
  }
}

byId("text").addEventListener("input", tellTyping);
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    say();
  }
});
byId("say").addEventListener("submit", (event) => {
  event.preventDefault();
  say();
  byId("text").focus();
});
byId("enter").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = byId("name").value.trim();
  if (name) {
    saveName(name);
    byId("refusal").textContent = "";
    connect();
    byId("text").focus();
  }
});
byId("rename").addEventListener("click", () => {
  forgetName();
  connect();
});
byId("other").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = roomName(byId("other-room").value.trim());
  if (name) {
    location.hash = encodeURIComponent(name);
    byId("other-room").value = "";
  }
});
byId("retry").addEventListener("click", () => socket.retry());
byId("latest").addEventListener("click", showLatest);
byId("log").addEventListener("scroll", ({ target }) => {
  following = target.scrollHeight - target.scrollTop - target.clientHeight < 40;
  byId("latest").hidden ||= following;
});
new ResizeObserver(() => following && showLatest()).observe(byId("log"));
addEventListener("hashchange", connect);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    unseen = 0;
    showTitle();
    socket?.retry();
  }
});
setInterval(() => {
  showCountdown();
  showTyping();
}, 500);
connect();
