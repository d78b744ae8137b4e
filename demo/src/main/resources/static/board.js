"use strict";

const SPAN = 60_000;
const NAMES = { USDEUR: "euros per US dollar", USDGBP: "pounds per US dollar", USDJPY: "yen per US dollar" };
const STATES = {
  OPEN: ["Open", "good"],
  CONNECTING: ["Connecting", "wait"],
  BACKING_OFF: ["Waiting to retry", "wait"],
  FAILED: ["Failed", "bad"],
  CLOSED: ["Closed", "bad"],
};
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

let shown;

const byId = (id) => document.getElementById(id);
const digitsOf = (price) => (price >= 10 ? 3 : 5);

function svg(name, attributes, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.textContent = text;
  return element;
}

/** Steps of 1, 2 or 5 times a power of ten, about four in the range. */
function ticks(low, high) {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
  const values = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) {
    values.push(i * step);
  }
  return { values, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

/** The published rates: the last quote of each day that is over. */
const published = (points) => points.filter((point, i) => i + 1 < points.length && points[i + 1].day !== point.day);

function draw(chart, points, now) {
  const { width, height } = chart.getBoundingClientRect();
  const box = { left: 0, right: width - 48, top: 8, bottom: height - 40 };
  const prices = points.map((point) => point.price);
  const middle = (Math.min(...prices) + Math.max(...prices)) / 2;
  const half = Math.max((Math.max(...prices) - Math.min(...prices)) * 0.56, middle * 2e-4);
  const x = (time) => box.right - ((now - time) / SPAN) * (box.right - box.left);
  const y = (price) => (box.top + box.bottom) / 2 - ((price - middle) / half) * ((box.bottom - box.top) / 2);
  const parts = [];

  const { values, digits } = ticks(middle - half, middle + half);
  for (const value of values) {
    parts.push(svg("line", { class: "grid", x1: box.left, x2: box.right, y1: y(value), y2: y(value) }));
    parts.push(svg("text", { x: box.right + 8, y: y(value) + 4 }, value.toFixed(digits)));
  }
  parts.push(svg("text", { x: box.left, y: height - 4 }, "60 s ago"));
  parts.push(svg("text", { x: box.right, y: height - 4, "text-anchor": "end" }, "now"));

  const path = points.map((point) => `${x(point.time).toFixed(1)},${y(point.price).toFixed(1)}`).join(" ");
  parts.push(svg("polyline", { class: "line", points: path }));
  for (const point of published(points)) {
    const at = x(point.time);
    parts.push(svg("circle", { class: "dot", cx: at, cy: y(point.price), r: 4.5 }));
    if (at > box.left + 16 && at < box.right - 8) {
      parts.push(svg("line", { class: "grid", x1: at, x2: at, y1: box.bottom, y2: box.bottom + 5 }));
      parts.push(svg("text", { x: at, y: box.bottom + 17, "text-anchor": "middle" }, DAY.format(new Date(point.day))));
    }
  }
  chart.replaceChildren(...parts);
}

function section(symbol) {
  const id = `chart-${symbol}`;
  if (!byId(id)) {
    const element = document.createElement("section");
    element.id = id;
    const title = document.createElement("h2");
    title.append(symbol, Object.assign(document.createElement("small"), { textContent: NAMES[symbol] ?? "" }));
    const price = Object.assign(document.createElement("p"), { className: "price" });
    price.append("", document.createElement("small"));
    element.append(title, price, svg("svg", { role: "img" }));
    byId("charts").append(element);
  }
  return byId(id);
}

function showSymbol(symbol, points, now) {
  if (points.length === 0) {
    return;
  }
  const element = section(symbol);
  const last = points.at(-1);
  const before = published(points).at(-1);
  const price = element.querySelector(".price");
  price.firstChild.data = last.price.toFixed(digitsOf(last.price));
  if (before) {
    const change = (last.price / before.price - 1) * 100;
    const sign = change < 0 ? "−" : "+";
    price.lastChild.textContent = `${sign}${Math.abs(change).toFixed(2)} % since ${DAY.format(new Date(before.day))}`;
  }
  const chart = element.querySelector("svg");
  chart.setAttribute("aria-label", `${symbol} during the last minute, ${price.textContent}`);
  draw(chart, points, now);
}

function ago(seconds) {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${Math.floor(seconds % 60)} s` : `${Math.floor(seconds)} s`;
}

function showState(label, tone, since) {
  byId("state").textContent = label;
  byId("state").className = `state ${tone}`;
  byId("since").textContent = since;
}

function show(board) {
  shown = board;
  const now = Date.parse(board.now);
  const [label, tone] = STATES[board.state];
  showState(label, tone, `for ${ago((now - Date.parse(board.since)) / 1000)}`);
  byId("messages").textContent = board.messages.toLocaleString("en");
  const points = Object.values(board.symbols).flat();
  const lately = points.filter((point) => now - point.time <= 10_000).length;
  byId("rate").textContent = `${Math.round(lately / 10)} a second`;
  byId("round-trip").textContent = board.roundTripMillis === null ? "–" : `${board.roundTripMillis.toFixed(1)} ms`;
  showSymbols();
}

function showSymbols() {
  const now = Date.parse(shown.now);
  Object.entries(shown.symbols).forEach(([symbol, points]) => showSymbol(symbol, points, now));
}

async function poll() {
  try {
    const response = await fetch("api/board", { signal: AbortSignal.timeout(5000) });
    show(await response.json());
  } catch (error) {
    showState("No answer", "bad", "from the demo");
  }
  setTimeout(poll, 1000);
}

async function turn() {
  const running = byId("switch").dataset.running !== "true";
  const body = JSON.stringify({ running });
  const headers = { "Content-Type": "application/json" };
  await fetch("api/feed", { method: "PUT", headers, body, signal: AbortSignal.timeout(5000) });
  showSwitch(running);
}

function showSwitch(running) {
  byId("switch").dataset.running = running;
  byId("switch").textContent = running ? "Stop the feed" : "Start the feed";
}

addEventListener("resize", () => shown && showSymbols());
byId("switch").addEventListener("click", turn);
fetch("api/feed").then((response) => response.json()).then(({ running }) => showSwitch(running));
poll();
