// Tables and words beside the globe. Names are set as text, so none of them can do anything.

import { ms } from "data";

/** An element with properties and children; children that are no elements become text. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "colspan" || key === "scope") element.setAttribute(key, value);
    else if (key === "style") element.style.cssText = value;
    else element[key] = value;
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const PARTS = [
  ["propagationMs", "propagation", "light on its way"],
  ["transmissionMs", "transmission", "bits leaving at the link rate"],
  ["processingMs", "processing", "work of each hop"],
  ["expertComputeMs", "expert compute", "the deciding expert's work"],
  ["gatewayComputeMs", "gateway compute", "attention, router, output head"],
  ["penaltyMs", "penalty", "paths that an outage cut off"],
];

/** The parts of the token latency: a bar for each placement, to one scale, with the numbers. */
export function parts(into, placements) {
  const most = Math.max(...placements.map(p => p.totalMs));
  const present = PARTS.filter(([key]) => placements.some(p => p.parts[key] > 0));
  into.replaceChildren(
    ...placements.map(p => el("div", { className: "partsbar" },
      el("div", { className: "name" }, p.name),
      el("div", { className: "bar", role: "img", "aria-label": words(p, present) },
        ...present.map(([key, name], i) => el("span", {
          className: `part${PARTS.findIndex(x => x[0] === key)}`, style: `width:${100 * p.parts[key] / most}%`,
          title: `${name}: ${ms(p.parts[key], 2)} ms`,
        }))))),
    el("table", { className: "numbers" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "part"),
        ...placements.map(p => el("th", { scope: "col", className: "number" }, p.name)))),
      el("tbody", {}, ...present.map(([key, name, hint]) => el("tr", {},
        el("th", { scope: "row", title: hint },
          el("i", { className: `key part${PARTS.findIndex(x => x[0] === key)}` }), name),
        ...placements.map(p => el("td", { className: "number" }, `${ms(p.parts[key], 2)} ms`)))),
      el("tr", { className: "sum" }, el("th", { scope: "row" }, "token latency"),
        ...placements.map(p => el("td", { className: "number" }, `${ms(p.totalMs, 2)} ms`))))));
}

function words(placement, present) {
  return present.map(([key, name]) => `${name} ${ms(placement.parts[key], 1)} ms`).join(", ");
}

/** The table of layers; a heading sorts it, a row picks its layer. */
export class LayerTable {
  #into; #onPick; #sort = { column: 0, down: false };

  constructor(into, onPick) {
    this.#into = into;
    this.#onPick = onPick;
  }

  show(data, sky, placements, picked, colour) {
    this.#args = [data, sky, placements, picked, colour];
    const [one, other] = placements;
    const columns = [
      { name: "layer", value: l => l },
      { name: "gateway", value: l => one.gateways[l], text: l => sky.name(one.gateways[l]) },
      { name: other ? `ms, ${one.name}` : "ms", named: Boolean(other), value: l => one.layersMs[l], text: l => ms(one.layersMs[l], 2) },
      ...(other ? [
        { name: `ms, ${other.name}`, named: true, value: l => other.layersMs[l], text: l => ms(other.layersMs[l], 2) },
        { name: "difference", value: l => other.layersMs[l] - one.layersMs[l],
          text: l => `${other.layersMs[l] >= one.layersMs[l] ? "+" : "−"}${ms(Math.abs(other.layersMs[l] - one.layersMs[l]), 2)}` },
      ] : []),
      { name: "share", value: l => one.layersMs[l], text: l => `${ms(100 * one.layersMs[l] / one.totalMs, 1)} %` },
      { name: "satellites", value: l => spread(one, l), text: l => String(spread(one, l)) },
      { name: "most active expert", value: l => most(data, l).pi,
        text: l => `${most(data, l).expert} (${ms(100 * most(data, l).pi, 0)} %)` },
    ];
    const order = one.layersMs.map((_, l) => l);
    const { column, down } = this.#sort, key = columns[Math.min(column, columns.length - 1)].value;
    order.sort((a, b) => (down ? key(b) - key(a) : key(a) - key(b)) || a - b);
    this.#into.replaceChildren(
      el("thead", {}, el("tr", {}, ...columns.map((c, i) => el("th", {
        scope: "col", className: `${i ? "number" : ""} ${c.named ? "named" : ""}`, "aria-sort": i === column ? (down ? "descending" : "ascending") : "none",
      }, el("button", { type: "button", onclick: () => this.#resort(i) }, c.name,
        el("span", { "aria-hidden": "true" }, i === column ? (down ? " ↓" : " ↑") : "")))))),
      el("tbody", {}, ...order.map(l => el("tr", {
        className: l === picked ? "picked" : "", onclick: () => this.#onPick(l),
      }, ...columns.map((c, i) => i === 0
        ? el("th", { scope: "row" }, el("button", { type: "button", "aria-pressed": String(l === picked) },
          el("i", { className: "key", style: `background:${colour(l)}` }), `layer ${l}`))
        : el("td", { className: "number" }, c.text(l)))))));
  }

  #args;

  #resort(column) {
    this.#sort = { column, down: this.#sort.column === column ? !this.#sort.down : column > 1 };
    this.show(...this.#args);
    this.#into.querySelectorAll("thead button")[column].focus();
  }
}

const spread = (placement, l) => new Set(placement.experts[l].flat()).size;

function most({ model }, l) {
  let expert = 0;
  for (let e = 1; e < model.experts; e++) {
    if (model.activation[l * model.experts + e] > model.activation[l * model.experts + expert]) expert = e;
  }
  return { expert, pi: model.activation[l * model.experts + expert] };
}

/** The paths of a layer, slowest first. */
export function layer(into, l, journey, sky, placement, onSatellite) {
  const { paths, gatewayMs } = journey.layer(l);
  const link = s => el("button", { type: "button", className: "link", onclick: () => onSatellite(s) }, sky.name(s));
  const next = (l + 1) % placement.gateways.length;
  into.replaceChildren(
    el("p", {}, "Gateway ", link(placement.gateways[l]), ", next gateway (layer ", String(next), ") ",
      link(placement.gateways[next]), "; ", `${ms(placement.layersMs[l], 2)} ms in the mean of all snapshots.`,
      gatewayMs > 0 ? ` The gateway works ${ms(gatewayMs, 2)} ms of it.` : ""),
    el("p", { className: "hint" }, journey.token === null
      ? "Paths at this time, over the satellites whose experts are activated most, slowest first:"
      : `Paths of token ${journey.token + 1} at this time, slowest first:`),
    el("div", { className: "scroll" }, el("table", { className: "numbers" },
      el("thead", {}, el("tr", {}, ...["expert", "on", journey.token === null ? "active" : "", "there", "work", "onward", "in all, ms"]
        .filter(Boolean).map((h, i) => el("th", { scope: "col", className: i > 1 ? "number" : "" }, h)))),
      el("tbody", {}, ...paths.map((p, i) => el("tr", { className: i === 0 ? "slowest" : "" },
        el("th", { scope: "row" }, String(p.expert),
          p.others?.length ? el("small", { title: p.others.join(", ") }, ` and ${p.others.length} more`) : null,
          i === 0 ? el("small", {}, " slowest") : null),
        el("td", {}, link(p.satellite)),
        journey.token === null ? el("td", { className: "number" }, `${ms(100 * p.weight, 0)} %`) : null,
        ...(p.cut ? [el("td", { colspan: 3 }, "cut off")]
          : [p.inMs, p.computeMs, p.outMs].map(v => el("td", { className: "number" }, ms(v, 2)))),
        el("td", { className: "number" }, ms(p.ms, 2))))))));
}

/** Everything about a satellite at a time. */
export function satellite(into, s, { data, sky, routes, placement, layer: picked, at, seconds, load }) {
  if (s === null) {
    into.replaceChildren(el("p", { className: "hint" }, "Click a satellite on the globe or on the map."));
    return;
  }
  const facts = [], tenants = placement.tenants.get(s);
  if (sky.hasPositions) {
    const { lat, lon, km } = sky.overGround(at, s, seconds);
    facts.push(["over", `${ms(Math.abs(lat), 1)}° ${lat < 0 ? "S" : "N"}, ${ms(Math.abs(lon), 1)}° ${lon < 0 ? "W" : "E"}, ${ms(km, 0)} km high`]);
  }
  if (sky.failed.has(s)) facts.push(["state", "out of service"]);
  tenants?.gateways.forEach(l => facts.push(["gateway of", `layer ${l}`]));
  if (tenants?.experts.length) {
    const shown = [...tenants.experts].sort((a, b) => b.pi - a.pi);
    facts.push(["experts", shown.slice(0, 24).map(e =>
      `${e.layer}/${e.expert}${e.copies > 1 ? ` (copy ${e.copy + 1} of ${e.copies})` : ""} ${ms(100 * e.pi, 0)} %`).join(", ")
      + (shown.length > 24 ? `, and ${shown.length - 24} more` : "")]);
    facts.push(["activations a token", ms(tenants.pi, 2)]);
  } else if (!tenants && !sky.failed.has(s)) facts.push(["hosts", "nothing"]);
  if (load?.utilisation[s] !== undefined) facts.push(["utilisation", `${ms(100 * load.utilisation[s], 1)} %`]);
  const links = [];
  for (let k = sky.first[s]; k < sky.first[s + 1]; k++) {
    const link = sky.linkAt[k], other = sky.other(link, s), one = routes.linkMs(link);
    links.push(`${sky.name(other)} ${one === Infinity ? "down" : `${ms(one, 2)} ms`}`);
  }
  facts.push(["links", links.join(", ") || "none"]);
  const l = picked ?? tenants?.gateways[0] ?? tenants?.experts[0]?.layer ?? 0;
  const next = (l + 1) % placement.gateways.length, way = v => (v === Infinity ? "cut off" : `${ms(v, 2)} ms`);
  facts.push([`from gateway ${l}`, way(routes.ms(placement.gateways[l], s))]);
  facts.push([`to gateway ${next}`, way(routes.ms(placement.gateways[next], s))]);
  into.replaceChildren(el("h3", {}, sky.fullName(s)),
    el("dl", {}, ...facts.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])));
}

/** The token latency over the orbit, a line for each placement. */
export function curve(svg, placements, seconds) {
  const w = 1000, h = 40, all = placements.flatMap(p => p.slotsMs);
  const low = Math.min(...all), high = Math.max(...all), span = high - low || 1;
  const x = i => seconds.length < 2 ? 0 : i / (seconds.length - 1) * w, y = v => h - 3 - (h - 6) * (v - low) / span;
  const make = (tag, attributes) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    return e;
  };
  svg.setAttribute("viewBox", `0 0 ${w} ${h}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-label", `Token latency over the orbit, ${ms(low)} to ${ms(high)} ms`);
  svg.replaceChildren(
    ...placements.map((p, k) => make("polyline", {
      class: `curve${k}`, points: p.slotsMs.map((v, i) => `${x(i)},${y(v)}`).join(" "), "vector-effect": "non-scaling-stroke",
    })),
    make("line", { class: "now", y1: 0, y2: h, "vector-effect": "non-scaling-stroke" }));
}

/** Marks a time in the curve, of so many. */
export function mark(svg, time, times) {
  const x = times < 2 ? 0 : time / (times - 1) * 1000;
  for (const end of ["x1", "x2"]) svg.querySelector(".now").setAttribute(end, x);
}
