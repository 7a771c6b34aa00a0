// The page: its state, its controls, and what follows from what.

import * as address from "address";
import { ms, read } from "data";
import { draw as drawLand, rings } from "land";
import * as panels from "panels";
import { Routes } from "routes";
import { Sky } from "sky";
import { View } from "view";

const $ = id => document.getElementById(id);
const el = panels.el;
/** More arrows than these, the heaviest moves, would hide each other, and take long to draw. */
const MOST_ARROWS = 400;
/** While time runs the clock is written this often: without a graphics card, painting it takes as long as the globe. */
const CLOCK_MS = 200;
/** Utilisation from none to full: dark to light, told apart by everybody (cividis). */
const RAMP = ["#00224e", "#2a3f6d", "#575d6d", "#7d7c78", "#a59c74", "#d2c060", "#fee838"];

class App {
  state = { time: 0, draw: 0, layer: null, satellite: null, token: null, seconds: 15, placement: null, with: null, theme: null, colour: "layer" };
  playing = false;
  sending = false;
  sentMs = null;
  seconds = 0;
  #views = []; #dirty = true; #last = 0; #frames = []; #saving = 0; #turning = false;

  async start() {
    const started = performance.now();
    this.data = await read("data");
    this.sky = new Sky(this.data);
    this.data.moves?.failed.forEach(s => this.sky.failed.add(s));
    this.data.moves?.moves.sort((a, b) => b.gb - a.gb);
    this.outlines = this.sky.hasPositions ? rings(JSON.parse($("land").textContent)) : [];
    this.pointScale = Math.max(0.42, Math.min(1.45, Math.sqrt(1100 / this.sky.count)));
    this.#adopt(address.read());
    this.#header();
    this.#controls();
    this.#dress();
    this.compare(this.other);
    this.#goTo(this.state.time);
    this.#views.forEach(v => {
      v.globe?.move(this.seconds);
      v.globe?.lookAt(this.#views[0].placement.gateways[this.state.layer ?? 0]);
    });
    requestAnimationFrame(now => this.#frame(now));
    this.loadedMs = performance.now() - started;
    document.documentElement.dataset.ready = "yes";
  }

  /** Takes over what the address says, as far as it makes sense. */
  #adopt(said) {
    const { placements, model, links } = this.data;
    const below = (value, count) => (value !== undefined && value < count ? value : null);
    const named = name => Math.max(0, placements.findIndex(p => p.name === name));
    this.state.time = below(said.time, this.sky.times) ?? 0;
    this.state.draw = below(said.draw, links.samples) ?? 0;
    this.state.layer = below(said.layer, model.layers);
    this.state.satellite = below(said.satellite, this.sky.count);
    this.state.token = below(said.token, model.tokens.length);
    this.state.seconds = said.seconds ?? 15;
    this.state.theme = ["light", "dark"].includes(said.theme) ? said.theme : null;
    this.state.colour = this.#rates().some(([rate]) => rate === said.colour) ? said.colour : "layer";
    this.first = named(said.placement);
    const other = said.with === undefined ? -1 : placements.findIndex(p => p.name === said.with);
    this.other = said.with === undefined && said.placement === undefined && placements.length > 1 ? 1
      : other < 0 ? null : other;
  }

  get token() { return this.state.token; }
  get routes() {
    const { time, draw } = this.state;
    if (this.#routes?.time !== time || this.#routes?.draw !== draw) this.#routes = new Routes(this.sky, time, draw);
    return this.#routes;
  }
  #routes;

  /** Whether the whole way of the token is too much to find while time runs. */
  get quick() { return this.playing && this.sky.count * this.data.model.layers > 60_000; }

  layerColour(l) { return this.data.palette[l % this.data.palette.length]; }
  ramp(share) { return RAMP[Math.min(RAMP.length - 1, Math.floor(share * RAMP.length))]; }

  /** The loads of a placement, by ascending rates. */
  loadsOf(placement) { return this.data.loads.filter(load => load.placement === placement.name); }

  /** The load of a placement that is on show; null where colours are those of layers. */
  loadOf(placement) {
    const loads = this.loadsOf(placement);
    return this.state.colour === "layer" || !loads.length ? null : loads[Math.min(Number(this.state.colour.slice(4)), loads.length - 1)];
  }

  /** Arrows from where something moves to where it moves, the heaviest; from the ground there is none. */
  get moves() {
    return (this.data.moves?.moves ?? []).filter(m => m.from !== null && (this.state.layer === null || m.layer === this.state.layer))
      .slice(0, MOST_ARROWS).map(m => ({ from: m.from, to: m.to, tint: this.layerColour(m.layer) }));
  }

  #header() {
    $("title").textContent = this.data.title;
    $("facts").replaceChildren(...this.data.facts.map(f => el("span", {}, el("b", {}, f.name), ` ${f.value}`)));
    if (!this.data.sky.planes) $("maps-heading").textContent = "Nodes";
    const notes = [];
    if (!this.sky.hasPositions) notes.push("Nothing is known of the orbits of this network, so there is no globe; the map shows its nodes in the order of their numbers.");
    $("note").hidden = !notes.length;
    $("note").textContent = notes.join(" ");
  }

  #controls() {
    const { placements, model, links, sky } = this.data;
    const options = (select, values) => select.replaceChildren(...values.map(([value, text]) => el("option", { value }, text)));
    const time = $("time");
    time.max = this.sky.times - 1;
    time.oninput = () => { this.play(false); this.#goTo(Number(time.value)); };
    options($("draw"), Array.from({ length: links.samples }, (_, i) => [i, `${i + 1} of ${links.samples}`]));
    $("draws").hidden = links.samples < 2;
    $("draw").value = this.state.draw;
    $("draw").onchange = () => { this.state.draw = Number($("draw").value); this.#snapshot(); };
    $("play").disabled = this.sky.times < 2;
    $("speeds").hidden = !sky.periodSeconds;
    $("play").onclick = () => this.play(!this.playing);
    options($("layer"), [["", "all layers"], ...Array.from({ length: model.layers }, (_, l) => [l, `layer ${l}`])]);
    $("layer").onchange = () => this.pickLayer($("layer").value === "" ? null : Number($("layer").value));
    $("before").onclick = () => this.#step(-1);
    $("after").onclick = () => this.#step(1);
    options($("token"), [["", `the average token (mean of ${this.data.snapshots} snapshots)`],
      ...model.tokens.map((_, k) => [k, `token ${k + 1} of ${model.tokens.length}, as drawn, at this time`])]);
    $("token").value = this.state.token ?? "";
    $("token").onchange = () => { this.state.token = $("token").value === "" ? null : Number($("token").value); this.#stop(); this.#snapshot(); };
    if (![...$("seconds").options].some(o => Number(o.value) === this.state.seconds)) {
      $("seconds").append(el("option", { value: this.state.seconds }, `${this.state.seconds} s`));
    }
    $("seconds").value = this.state.seconds;
    $("seconds").onchange = () => { this.state.seconds = Number($("seconds").value); this.#save(); };
    $("send").onclick = () => this.send();
    $("pause").onclick = () => { this.sending = !this.sending; this.#buttons(); };
    $("finish").onclick = () => { this.sentMs = this.#longest(); this.#arrive(); };
    options($("colour"), [["layer", "by layer"], ...this.#rates()]);
    $("colour").parentElement.hidden = !this.data.loads.length;
    $("colour").value = this.state.colour;
    $("colour").onchange = () => { this.state.colour = $("colour").value; this.#repaint(); };
    $("theme").onclick = () => { this.state.theme = this.#theme() === "dark" ? "light" : "dark"; this.#dress(); this.#repaint(); };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { this.#dress(); this.#repaint(); });
    this.table = new panels.LayerTable($("layers"), l => this.pickLayer(l === this.state.layer ? null : l));
    addEventListener("keydown", e => this.#key(e));
    addEventListener("resize", () => this.#repaint());
    addEventListener("hashchange", () => this.#follow());
    addEventListener("beforeprint", () => this.#print(true));
    addEventListener("afterprint", () => this.#print(false));
  }

  /** The loads to choose from; placements with other rates show the load of the same rank. */
  #rates() {
    const first = this.data.placements.find(p => this.loadsOf(p).length);
    return first ? this.loadsOf(first).map((load, i) => [`load${i}`, `by utilisation at ${ms(load.requestsPerS, 3)} requests/s`]) : [];
  }

  #key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    const does = { p: () => this.play(!this.playing), s: () => this.send(), "[": () => this.#step(-1), "]": () => this.#step(1) }[e.key.toLowerCase()];
    if (does) { does(); e.preventDefault(); }
  }

  /** Somebody went to another address of the page. */
  #follow() {
    this.#adopt(address.read());
    for (const id of ["draw", "token", "seconds", "colour"]) $(id).value = this.state[id] ?? "";
    this.#stop();
    this.#dress();
    this.compare(this.other);
    this.#goTo(this.state.time);
  }

  #theme() {
    return this.state.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  #dress(theme = this.#theme()) {
    document.documentElement.dataset.theme = theme;
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(`--${name}`).trim();
    this.colours = Object.fromEntries(["sea", "land", "coast", "graticule", "rim", "shade", "glow", "outline", "link", "plain", "cell", "halo", "failed", "ink", "muted", "pulse"].map(n => [n, colour(n)]));
    Object.assign(this.colours, { seaPole: colour("sea-pole"), linkAlpha: colour("link-alpha") });
    if (this.sky.hasPositions) {
      const surface = document.createElement("canvas");
      surface.width = 2048;
      surface.height = 1024;
      this.surface = drawLand(surface, this.outlines, this.colours);
      this.#views.forEach(v => v.globe.dress(this.surface, this.colours));
    }
  }

  /** A canvas may be empty on paper, so a picture of it takes its place. */
  #print(begins) {
    this.#dress(begins ? "light" : this.#theme());
    this.#repaint();
    this.#draw();
    this.#views.forEach(v => { v.drawMap(); v.keep(begins); });
  }

  /** Shows another placement, or compares with one; null ends the comparison. */
  compare(other) {
    this.other = other;
    const numbers = other === null ? [this.first] : [this.first, other];
    while (this.#views.length > numbers.length) {
      const view = this.#views.pop();
      view.element.remove();
      view.figure.remove();
    }
    while (this.#views.length < numbers.length) {
      const view = (this.#spare ??= [])[this.#views.length] ??= new View(this, this.#views.length);
      this.#views.push(view);
      $("views").append(view.element);
      $("map-list").append(view.figure);
      if (!view.globe) view.start();
      view.globe?.dress(this.surface, this.colours);
      if (this.#views.length > 1 && view.globe && this.#views[0].globe) {
        view.globe.move(this.seconds);
        view.globe.lookAt(this.data.placements[numbers[0]].gateways[0]);
        view.globe.view = this.#views[0].globe.view;
      }
    }
    const all = this.data.placements.map((p, k) => [k, p.name]);
    this.#views.forEach((view, i) => {
      const list = i === 0 ? all : [[-1, "one placement only"], ...all];
      view.choice.replaceChildren(...list.map(([value, text]) => el("option", { value }, text)));
      view.place(numbers[i]);
    });
    this.#adder(other === null && this.data.placements.length > 1);
    this.#stop();
    this.#tabulate();
    this.#snapshot();
    this.#repaint();
  }
  #spare;

  #adder(shown) {
    this.add ??= el("button", { type: "button", onclick: () => this.compare(this.first === 0 ? 1 : 0) }, "Compare");
    this.add.remove();
    if (shown) this.#views[0].element.querySelector(".head").append(this.add);
  }

  choose(view, number) {
    if (view === 0) this.first = number;
    this.compare(view === 1 ? (number < 0 ? null : number) : this.other);
  }

  pickLayer(layer) {
    this.state.layer = layer;
    this.#repaint();
    this.#tabulate();
    this.#inform();
  }

  #step(by) {
    const n = this.data.model.layers, l = this.state.layer;
    this.pickLayer(l === null ? (by > 0 ? 0 : n - 1) : (l + by + n) % n);
  }

  pickSatellite(satellite) {
    this.state.satellite = satellite;
    this.#inform();
    this.#dirty = true;
  }

  /** Says who is under the cursor of a map. */
  hover(satellite) {
    if (satellite !== null) this.#satellite(satellite);
    else this.#satellite(this.state.satellite);
  }

  turned(globe) {
    this.#dirty = true;
    if (this.#turning || this.sending) return;
    this.#turning = true;
    for (const view of this.#views) if (view.globe && view.globe !== globe) view.globe.view = globe.view;
    this.#turning = false;
  }

  play(on) {
    if (this.playing === on) return;
    this.playing = on;
    $("play").textContent = on ? "❚❚ Pause" : "▶ Play";
    $("play").setAttribute("aria-pressed", String(on));
    if (on) this.#stop();
    else this.#goTo(this.state.time);
  }

  #goTo(time) {
    this.state.time = time;
    this.seconds = this.data.sky.seconds[time];
    this.#snapshot();
  }

  /** Another snapshot is shown: other links, other paths. */
  #snapshot() {
    for (const view of this.#views) {
      view.globe?.connect(this.state.time, this.state.draw, true);
      view.restart();
    }
    this.#inform();
    this.#dirty = true;
  }

  #repaint() {
    this.#views.forEach(v => v.paint());
    this.#legend();
    this.#dirty = true;
    this.#save();
  }

  #legend() {
    const svg = shape => {
      const s = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      s.setAttribute("width", 14); s.setAttribute("height", 14); s.setAttribute("aria-hidden", "true");
      const p = document.createElementNS("http://www.w3.org/2000/svg", "path");
      p.setAttribute("d", shape); p.setAttribute("fill", "none"); p.setAttribute("stroke", "currentColor"); p.setAttribute("stroke-width", 2);
      s.append(p);
      return s;
    };
    const items = [el("span", {}, svg("M7 1L13 7L7 13L1 7Z"), "gateway, with its layer")];
    if (this.state.colour !== "layer") {
      items.push(el("span", {}, "utilisation 0 %", el("i", { className: "ramp", style: `background:linear-gradient(90deg,${RAMP.join(",")})` }), "100 %"));
    } else {
      items.push(el("span", {}, svg("M7 2A5 5 0 1 1 6.9 2Z"), "experts in the colour of their layer; the larger and stronger, the more often they are active"));
      if (this.#views.some(v => [...v.placement.tenants.values()].some(t => t.experts.length > 1))) {
        items.push(el("span", {}, el("b", {}, "2 "), "or more: so many experts share the satellite"));
      }
    }
    if (this.sky.failed.size) items.push(el("span", {}, svg("M2 2L12 12M12 2L2 12"), "out of service, or failing"));
    if (this.data.moves) {
      const { moves } = this.data.moves, ground = moves.filter(m => m.from === null).length;
      const most = moves.length - ground > MOST_ARROWS ? `; at most the ${MOST_ARROWS} heaviest have an arrow` : "";
      items.push(el("span", {}, svg("M2 12L12 2M5 2H12V9"), `moves: ${moves.length}, ${ms(moves.reduce((sum, m) => sum + m.gb, 0), 2)} GB${ground ? `, of them ${ground} from the ground, without an arrow` : ""}${most}`));
    }
    $("legend").replaceChildren(...items);
  }

  /** What does not depend on the time. */
  #tabulate() {
    const shown = this.#views.map(v => v.placement);
    this.table.show(this.data, this.sky, shown, this.state.layer, l => this.layerColour(l));
    panels.parts($("parts"), shown);
    panels.curve($("curve"), shown, this.data.sky.seconds);
  }

  /** What depends on the time. */
  #inform() {
    const { state } = this;
    $("layer").value = state.layer ?? "";
    if (state.layer === null) {
      $("layer-info").replaceChildren(el("p", { className: "hint" }, "Pick a layer, here or in the table, to see its gateway, its experts and its paths."));
    } else {
      panels.layer($("layer-info"), state.layer, this.#views[0].journey, this.sky, this.#views[0].placement, s => this.pickSatellite(s));
    }
    this.#satellite(state.satellite);
    this.#clock();
    this.#save();
  }

  #satellite(s) {
    const view = this.#views[0];
    const at = this.sky.hasPositions ? this.sky.positions(this.seconds, new Float64Array(3 * this.sky.count)) : null;
    panels.satellite($("satellite-info"), s, {
      data: this.data, sky: this.sky, routes: this.routes, placement: view.placement, layer: this.state.layer,
      at, seconds: this.seconds, load: this.loadOf(view.placement),
    });
  }

  #clock() {
    this.#told = performance.now();
    const { time } = this.state, known = Boolean(this.data.sky.periodSeconds);
    $("time").value = time;
    const text = known ? `${ms(this.seconds / 60, 1)} of ${ms(this.data.sky.periodSeconds / 60, 1)} min` : `time ${time + 1} of ${this.sky.times}`;
    $("clock").textContent = text;
    $("time").setAttribute("aria-valuetext", text);
    panels.mark($("curve"), time, this.sky.times);
  }

  #save() {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => address.write({
      ...this.state, draw: this.data.links.samples > 1 ? this.state.draw : null, colour: this.data.loads.length ? this.state.colour : null,
      seconds: this.state.seconds === 15 ? null : this.state.seconds,
      placement: this.data.placements[this.first].name, with: this.other === null ? null : this.data.placements[this.other].name,
    }), 150);
  }

  send() {
    this.play(false);
    this.sentMs = 0;
    this.sending = true;
    $("said").textContent = "";
    this.#buttons();
    this.#views.forEach(v => v.globe && $("follow").checked && v.globe.follow({ a: v.placement.gateways[0], b: v.placement.gateways[0], f: 0 }, 1));
  }

  #longest() { return Math.max(...this.#views.map(v => v.journey.totalMs)); }

  #stop() {
    this.sending = false;
    this.sentMs = null;
    this.#buttons();
    this.#dirty = true;
  }

  #arrive() {
    this.sending = false;
    $("said").textContent = this.#views.map(v => `${v.placement.name}: ${ms(v.journey.totalMs)} ms`).join("; ");
    this.#buttons();
    this.#dirty = true;
  }

  #buttons() {
    const under = this.sentMs !== null && this.sentMs < this.#longest();
    $("pause").disabled = $("finish").disabled = !under;
    $("pause").textContent = under && !this.sending ? "Go on" : "Pause";
  }

  #frame(now) {
    const passed = Math.min(250, now - this.#last);
    this.#last = now;
    if (this.playing) this.#run(passed / 1000);
    if (this.sending) {
      this.sentMs += passed / 1000 * this.#longest() / this.state.seconds;
      if (this.sentMs >= this.#longest()) { this.sentMs = this.#longest(); this.#arrive(); }
      this.#dirty = true;
    }
    if (this.#dirty) {
      this.#dirty = false;
      this.#draw(this.playing || this.sending ? passed : 0);
    }
    if (this.playing || this.sending) this.#frames.push(passed);
    if (this.#frames.length > 120) this.#frames.shift();
    requestAnimationFrame(t => this.#frame(t));
  }

  /** Frames a second, of the last 120 in motion. */
  get framesPerSecond() {
    return 1000 * this.#frames.length / this.#frames.reduce((a, b) => a + b, 0);
  }

  #run(seconds) {
    const period = this.data.sky.periodSeconds, before = this.state.time;
    if (period) {
      this.seconds = (this.seconds + seconds * period / Number($("speed").value)) % period;
      this.state.time = this.sky.nearestTime(this.seconds);
    } else {
      this.#waited = (this.#waited ?? 0) + seconds;
      if (this.#waited > 1) { this.#waited = 0; this.state.time = (before + 1) % this.sky.times; }
    }
    if (this.state.time !== before) this.#snapshot();
    else if (performance.now() - this.#told > CLOCK_MS) this.#clock();
    this.#dirty = true;
  }
  #waited;
  #told = 0;

  #draw(frameMs = 0) {
    for (const view of this.#views) {
      view.globe?.move(this.seconds);
      view.draw(this.sentMs);
      if (this.sending && $("follow").checked && view.globe && view.pulses.length) {
        this.#turning = true;
        view.globe.follow(view.pulses[view.pulses.length - 1], Math.min(1, Math.max(frameMs, 16) / 180));
        this.#turning = false;
      }
      view.globe?.render(frameMs > 0, frameMs);
    }
  }

  get views() { return this.#views; }
}

const app = new App();
window.spacemoe = app; // for tests, and for the curious
app.start().catch(problem => {
  $("note").hidden = false;
  $("note").textContent = `This page cannot be shown here: ${problem.message}. It needs a browser of 2023 or later with WebGL.`;
  throw problem;
});
