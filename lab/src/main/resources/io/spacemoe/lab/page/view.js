// One placement on show: its globe, its map, and the token that travels through it.

import { ms } from "data";
import { Globe, SHAPE } from "globe";
import { Journey } from "journey";
import { TorusMap } from "map";
import { el } from "panels";

export class View {
  #app; #bar; #cover; #out; #phase; #layerEnds = []; #traced = []; #seen = null; #mapSeen = true; #mapped; #mappedAt = 0;

  constructor(app, index) {
    this.#app = app;
    this.index = index;
    this.choice = el("select", { "aria-label": index ? "Compare with" : "Placement",
      onchange: () => app.choose(index, Number(this.choice.value)) });
    this.total = el("span", { className: "total" });
    this.#out = el("output", { className: "ms", "aria-label": "Time of the token" });
    this.#phase = el("div", { className: "phase" });
    this.#cover = el("b");
    this.#bar = el("div", { className: "stack" });
    this.labels = el("div", { className: "labels", "aria-hidden": "true" });
    this.journeyBox = el("div", { className: "journey", hidden: true }, this.#out, this.#phase, this.#bar);
    this.canvas = el("canvas", { tabIndex: 0, role: "img" });
    this.frame = el("div", { className: "globe" }, this.canvas, this.labels, this.journeyBox);
    this.element = el("div", { className: "view" }, el("div", { className: "head" }, this.choice, this.total), this.frame);
    this.mapCanvas = el("canvas", { tabIndex: 0, role: "img" });
    this.caption = el("figcaption");
    this.figure = el("figure", {}, this.caption, this.mapCanvas);
    this.map = new TorusMap(app.sky, this.mapCanvas, s => app.pickSatellite(s));
    this.map.onCursor = s => { app.hover(s); this.drawMap(); };
    new IntersectionObserver(entries => {
      this.#mapSeen = entries[entries.length - 1].isIntersecting;
      if (this.#mapSeen && this.journey) this.drawMap();
    }).observe(this.mapCanvas);
  }

  /** Makes the globe, once the view is in the page. */
  start() {
    if (this.#app.sky.hasPositions) {
      this.globe = new Globe(this.#app.sky, this.canvas, this.labels, s => this.#app.pickSatellite(s), g => this.#app.turned(g));
      this.globe.resize();
    } else {
      this.element.classList.add("flat");
      this.frame.replaceWith(this.journeyBox);
    }
  }

  get placement() { return this.#app.data.placements[this.number]; }

  place(number) {
    this.number = number;
    this.choice.value = String(number);
    const p = this.placement;
    this.total.textContent = `${ms(p.totalMs)} ms per token`;
    this.caption.textContent = p.name;
    this.canvas.setAttribute("aria-label", `Globe with placement ${p.name}; arrows turn it`);
    this.mapCanvas.setAttribute("aria-label", `Map with placement ${p.name}; arrows walk over satellites`);
    this.greatest = Math.max(...[...p.tenants.values()].map(t => t.pi), 1e-12);
  }

  /** A new snapshot, or another token. */
  restart() {
    this.journey = new Journey(this.#app.data, this.placement, this.#app.routes, this.#app.token);
    this.#layerEnds = this.journey.starts.map((s, l) => s + this.journey.layerMs(l));
    this.#bar.replaceChildren(...this.journey.starts.map((_, l) => el("i", {
      style: `width:${100 * this.journey.layerMs(l) / this.journey.totalMs}%;background:${this.#app.layerColour(l)}`,
      title: `layer ${l}: ${ms(this.journey.layerMs(l), 2)} ms`,
    })), ...(this.journey.headMs > 0 ? [el("i", {
      style: `width:${100 * this.journey.headMs / this.journey.totalMs}%;background:var(--muted)`, title: "output head",
    })] : []), this.#cover);
    this.#seen = null;
  }

  /** Colours of satellites on globe and map. */
  paint() {
    const { app, placement } = { app: this.#app, placement: this.placement };
    const colours = app.colours, picked = app.state.layer, scale = app.pointScale;
    const load = app.loadOf(placement)?.utilisation;
    const plain = { tint: colours.plain, size: 4 * scale, shape: SHAPE.plain };
    this.globe?.paint(v => {
      if (app.sky.failed.has(v)) return { tint: colours.failed, size: 9 * Math.max(0.7, scale), shape: SHAPE.failed };
      const tenants = placement.tenants.get(v);
      if (load) {
        const u = load[v];
        return u > 0 ? { tint: app.ramp(u), size: (6 + 8 * Math.sqrt(u)) * scale, shape: tenants?.gateways.length ? SHAPE.gateway : SHAPE.expert } : plain;
      }
      if (!tenants) return plain;
      const gateway = tenants.gateways.find(l => picked === null || l === picked || l === (picked + 1) % app.data.model.layers);
      if (gateway !== undefined) return { tint: app.layerColour(gateway), size: 15 * Math.max(0.6, scale), shape: SHAPE.gateway };
      const own = tenants.experts.filter(e => picked === null || e.layer === picked);
      if (!own.length) return plain;
      const best = own.reduce((a, b) => (b.pi > a.pi ? b : a));
      const share = Math.sqrt(Math.min(1, own.reduce((sum, e) => sum + e.pi, 0) / this.greatest));
      return { tint: app.layerColour(best.layer), size: (5.5 + 6 * share) * Math.max(0.6, scale), shape: SHAPE.expert };
    });
    this.map.paint(v => {
      const tenants = placement.tenants.get(v), failed = app.sky.failed.has(v);
      if (load) {
        const u = load[v];
        return { tints: u > 0 ? [app.ramp(u)] : [], strength: 1, gateways: tenants?.gateways ?? [], failed, count: 0 };
      }
      if (!tenants) return { tints: [], strength: 1, gateways: [], failed, count: 0 };
      const own = tenants.experts.filter(e => picked === null || e.layer === picked).sort((a, b) => b.pi - a.pi);
      const layers = [...new Set(own.slice(0, 6).map(e => e.layer))].slice(0, 4).sort((a, b) => a - b);
      const share = own.reduce((sum, e) => sum + e.pi, 0) / this.greatest;
      return {
        tints: layers.map(l => app.layerColour(l)), strength: 0.35 + 0.65 * Math.sqrt(Math.min(1, share)),
        gateways: tenants.gateways.filter(l => picked === null || l === picked || l === (picked + 1) % app.data.model.layers),
        failed, count: own.length,
      };
    }, { ...colours, layer: l => app.layerColour(l) });
    this.#seen = null;
  }

  /** The paths that are shown: of the layer picked or passed, or the token's whole way. */
  #paths(layer) {
    const { app, journey } = { app: this.#app, journey: this.journey };
    if (layer === null) {
      return app.quick ? [] : journey.starts.flatMap((_, l) => {
        const paths = journey.layer(l).paths;
        const best = paths.reduce((a, b) => (b.weight > a.weight ? b : a));
        return this.#lines(best, app.layerColour(l));
      });
    }
    return journey.layer(layer).paths.slice(0, 24).reverse()
      .flatMap((p, i, all) => this.#lines(p, i === all.length - 1 ? app.colours.ink : app.layerColour(layer)));
  }

  #lines(path, tint) {
    const { hopsIn, hopsOut } = this.journey.hops(path);
    return [hopsIn, hopsOut].filter(hops => hops.length > 1).map(satellites => ({ satellites, tint }));
  }

  /** Everything that depends on the time and on where the token is. */
  draw(sentMs) {
    const app = this.#app;
    const travelling = sentMs !== null, ended = travelling && sentMs >= this.journey.totalMs;
    const now = travelling ? Math.min(sentMs, this.journey.totalMs) : 0;
    const at = travelling && !ended ? this.journey.at(now) : null;
    const passed = at ? Math.min(at.layer, this.journey.starts.length - 1) : null;
    const layer = passed ?? app.state.layer;
    if (this.#seen !== `${layer}`) {
      this.#traced = this.#paths(layer);
      this.#seen = `${layer}`;
    }
    this.pulses = at ? at.pulses.map(p => ({
      ...p, tint: p.slowest ? app.colours.pulse : app.layerColour(passed), size: p.slowest ? 15 : 10,
    })).reverse() : [];
    this.journeyBox.hidden = !travelling;
    if (travelling) this.#tell(now, at, ended);
    if (this.globe) {
      this.globe.trace(this.#traced);
      this.globe.pulse(this.pulses);
      this.globe.arrows(app.moves);
      this.globe.label(this.#names(layer));
    }
    if (this.#mapSeen && this.#mapIsDue()) this.drawMap();
  }

  /** In motion a map that shows the same paths is drawn less often: without a graphics card it takes longer than the globe. */
  #mapIsDue() {
    const app = this.#app;
    if (!app.playing && !app.sending || this.#mapped !== this.#traced) return true;
    return performance.now() - this.#mappedAt > (this.pulses.length ? 6000 / (app.framesPerSecond || 60) : 1000);
  }

  drawMap() {
    this.#mapped = this.#traced;
    this.#mappedAt = performance.now();
    this.map.show(this.#traced, this.pulses ?? [], this.#app.state.satellite, this.#app.moves);
  }

  /** Puts a picture in the place of the globe, or takes it away. */
  keep(picture) {
    this.picture?.remove();
    if (picture && this.globe) {
      this.picture = el("img", { className: "picture", alt: "", src: this.globe.picture() });
      this.frame.append(this.picture);
    }
  }

  #names(layer) {
    const { app, placement } = { app: this.#app, placement: this.placement }, names = [];
    if (layer !== null) {
      const next = (layer + 1) % placement.gateways.length;
      names.push({ satellite: placement.gateways[layer], text: `gateway ${layer}`, strong: true });
      if (next !== layer) names.push({ satellite: placement.gateways[next], text: `gateway ${next}` });
      const slowest = this.journey.layer(layer).paths[0];
      names.push({ satellite: slowest.satellite, text: `expert ${slowest.expert}, slowest` });
    } else if (!app.playing) {
      placement.gateways.slice(0, 64).forEach((satellite, l) => names.push({ satellite, text: String(l) }));
    }
    if (app.state.satellite !== null) names.push({ satellite: app.state.satellite, text: app.sky.name(app.state.satellite), strong: true });
    return names;
  }

  #tell(now, at, ended) {
    this.#out.textContent = `${ms(ended ? this.journey.totalMs : now)} ms`;
    this.#cover.style.width = `${100 * (1 - now / this.journey.totalMs)}%`;
    if (ended) {
      this.#phase.textContent = this.journey.token === null
        ? "done: the token latency, the mean of all snapshots" : `done: token ${this.journey.token + 1} at this time`;
    } else if (at.layer === this.journey.starts.length) this.#phase.textContent = at.phase;
    else {
      this.#phase.textContent = `layer ${at.layer}, ${ms(this.journey.layerMs(at.layer))} ms of the token: ${at.phase}`;
    }
  }
}
