// A token's journey: for each layer its start, its end, and the paths over the activated experts.
//
// The average token takes in each layer what the evaluator found: the mean over all snapshots and
// activated sets. A drawn token takes what its own experts take in the snapshot that is shown.

import { of } from "data";

/** Most paths of the average token that are drawn in a layer, each over another satellite. */
const MOST_PATHS = 12;

export class Journey {
  #data; #placement; #routes; #sets; #layers = [];

  /** @param token the number of a drawn token, or null for the average token */
  constructor(data, placement, routes, token) {
    this.#data = data;
    this.#placement = placement;
    this.#routes = routes;
    this.token = token;
    this.#sets = token === null ? null : data.model.tokens[token];
    this.starts = [];
    let at = 0;
    for (let l = 0; l < data.model.layers; l++) {
      this.starts.push(at);
      at += this.#sets ? this.layer(l).ms : placement.layersMs[l];
    }
    this.headStart = at;
    this.headMs = of(data.model.headMs, placement.gateways[data.model.layers - 1]);
    this.totalMs = this.#sets ? at + this.headMs : placement.totalMs;
  }

  layerMs(l) {
    return (l + 1 < this.starts.length ? this.starts[l + 1] : this.headStart) - this.starts[l];
  }

  /** The layer that a time of the journey is in; the number of layers in the output head. */
  layerAt(ms) {
    if (ms >= this.headStart) return this.starts.length;
    let l = 0;
    while (l + 1 < this.starts.length && this.starts[l + 1] <= ms) l++;
    return l;
  }

  /** A layer's paths, slowest first, with their own proportions. */
  layer(l) {
    return this.#layers[l] ??= this.#sets ? this.#drawn(l) : this.#average(l);
  }

  #drawn(l) {
    const placement = this.#placement, gatewayMs = of(this.#data.model.gatewayMs, placement.gateways[l]);
    const turns = new Map();
    const paths = this.#sets[l].map(expert => {
      const copy = this.#nearest(l, expert);
      const turn = (turns.get(copy.satellite) ?? 0) + 1;
      turns.set(copy.satellite, turn);
      return this.#path(l, expert, copy, turn, 1);
    }).sort((a, b) => b.ms - a.ms);
    return { ms: gatewayMs + paths[0].ms, gatewayMs, slowestMs: paths[0].ms, paths };
  }

  #average(l) {
    const { model } = this.#data, gatewayMs = of(model.gatewayMs, this.#placement.gateways[l]);
    const pi = e => model.activation[l * model.experts + e], bySatellite = new Map();
    for (let e = 0; e < model.experts; e++) {
      const path = this.#path(l, e, this.#nearest(l, e), 1, pi(e)), same = bySatellite.get(path.satellite);
      if (same && same.weight >= path.weight) same.others.push(e);
      else bySatellite.set(path.satellite, { ...path, others: same ? [same.expert, ...same.others] : [] });
    }
    const paths = [...bySatellite.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_PATHS)
      .sort((a, b) => b.ms - a.ms);
    return { ms: this.#placement.layersMs[l], gatewayMs, slowestMs: paths[0].ms, paths };
  }

  /** The copy with the least path latency; of equals the first. */
  #nearest(l, expert) {
    const { gateways, experts } = this.#placement;
    const from = gateways[l], to = gateways[(l + 1) % gateways.length];
    let best = null;
    for (const satellite of experts[l][expert]) {
      const inMs = this.#routes.ms(from, satellite), outMs = this.#routes.ms(to, satellite);
      const computeMs = of(this.#data.model.expertMs, satellite);
      const ms = inMs + outMs === Infinity ? this.#data.model.penaltyMs : inMs + outMs + computeMs;
      if (!best || ms < best.ms) best = { satellite, inMs, outMs, computeMs, ms };
    }
    return best;
  }

  #path(l, expert, copy, turn, weight) {
    const { gateways } = this.#placement;
    const cut = copy.inMs + copy.outMs === Infinity;
    const work = turn * copy.computeMs;
    return {
      expert, weight, cut, from: gateways[l], to: gateways[(l + 1) % gateways.length], ...copy,
      computeMs: work,
      ms: cut ? copy.ms : copy.inMs + work + copy.outMs,
    };
  }

  /** The satellites that a path goes through, and the latency of each hop; worked out once. */
  hops(path) {
    if (!path.hopsIn) {
      path.hopsIn = path.cut ? [] : this.#routes.path(path.from, path.satellite);
      path.hopsOut = path.cut ? [] : this.#routes.path(path.to, path.satellite).reverse();
      path.msIn = this.#routes.hops(path.hopsIn);
      path.msOut = this.#routes.hops(path.hopsOut);
    }
    return path;
  }

  /**
   * Where the copies of the hidden state are: for each path {a, b, f}, on the way from satellite a
   * to b, and the phase that it is in.
   */
  at(ms) {
    const l = this.layerAt(ms);
    if (l === this.starts.length) {
      const last = this.#placement.gateways[l - 1];
      return { layer: l, phase: "output head", pulses: [{ a: last, b: last, f: 0, slowest: true }] };
    }
    const layer = this.layer(l), since = ms - this.starts[l];
    const gateway = this.#placement.gateways[l];
    if (since < layer.gatewayMs) {
      return { layer: l, phase: "gateway at work", pulses: [{ a: gateway, b: gateway, f: 0, slowest: true }] };
    }
    const scale = layer.slowestMs / Math.max(1e-12, this.layerMs(l) - layer.gatewayMs);
    const own = (since - layer.gatewayMs) * scale;
    const pulses = layer.paths.map((p, i) => ({ ...place(this.hops(p), own), slowest: i === 0, path: p }));
    return { layer: l, phase: pulses[0].phase, pulses };
  }
}

/** Where the hidden state is on a path after so many ms. */
function place(path, ms) {
  if (path.cut) return { a: path.from, b: path.from, f: 0, phase: "cut off: waiting in vain" };
  if (ms < path.inMs) return { ...along(path.hopsIn, path.msIn, ms), phase: "on its way to the experts" };
  if (ms < path.inMs + path.computeMs) return { a: path.satellite, b: path.satellite, f: 0, phase: "expert at work" };
  return { ...along(path.hopsOut, path.msOut, ms - path.inMs - path.computeMs), phase: "on its way to the next gateway" };
}

function along(hops, ms, since) {
  for (let i = 0; i < ms.length; i++) {
    if (since < ms[i]) return { a: hops[i], b: hops[i + 1], f: since / ms[i] };
    since -= ms[i];
  }
  const last = hops[hops.length - 1];
  return { a: last, b: last, f: 0 };
}
