// The map of planes and slots, one cell for each satellite: the torus, unrolled.

const MARGIN = { left: 42, right: 8, top: 6, bottom: 30 };

export class TorusMap {
  #sky; #canvas; #base = document.createElement("canvas"); #marks = document.createElement("canvas"); #cell; #cursor = null; #colours;

  constructor(sky, canvas, onPick) {
    this.#sky = sky;
    this.#canvas = canvas;
    const { planes, slots } = sky.sky;
    this.turned = planes > 0 && slots > planes;
    this.columns = planes === 0 ? Math.ceil(Math.sqrt(2.4 * sky.count)) : this.turned ? slots : planes;
    this.rows = planes === 0 ? Math.ceil(sky.count / this.columns) : this.turned ? planes : slots;
    canvas.addEventListener("click", e => {
      const box = canvas.getBoundingClientRect();
      onPick(this.satelliteAt(e.clientX - box.left, e.clientY - box.top));
    });
    canvas.addEventListener("keydown", e => this.#key(e, onPick));
    canvas.addEventListener("blur", () => { this.#cursor = null; this.onCursor?.(null); });
  }

  #key(e, onPick) {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (e.key === "Enter" || e.key === " ") {
      if (this.#cursor !== null) onPick(this.#cursor);
    } else if (steps[e.key]) {
      const [c, r] = this.#cursor === null ? [0, 0] : this.#place(this.#cursor);
      const column = (c + steps[e.key][0] + this.columns) % this.columns;
      const row = (r + steps[e.key][1] + this.rows) % this.rows;
      this.#cursor = this.#at(column, row) ?? this.#cursor ?? 0;
      this.onCursor?.(this.#cursor);
    } else return;
    e.preventDefault();
  }

  /** Column from the left and row from below. */
  #place(satellite) {
    const { planes, slots } = this.#sky.sky;
    if (planes === 0) return [satellite % this.columns, this.rows - 1 - Math.floor(satellite / this.columns)];
    const plane = Math.floor(satellite / slots), slot = satellite % slots;
    return this.turned ? [slot, plane] : [plane, slot];
  }

  #at(column, row) {
    const { planes, slots } = this.#sky.sky;
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return null;
    if (planes === 0) {
      const v = (this.rows - 1 - row) * this.columns + column;
      return v < this.#sky.count ? v : null;
    }
    return this.turned ? row * slots + column : column * slots + row;
  }

  satelliteAt(x, y) {
    return this.#at(Math.floor((x - MARGIN.left) / this.#cell), this.rows - 1 - Math.floor((y - MARGIN.top) / this.#cell));
  }

  #centre(satellite) {
    const [c, r] = this.#place(satellite);
    return [MARGIN.left + (c + 0.5) * this.#cell, MARGIN.top + (this.rows - r - 0.5) * this.#cell];
  }

  /** Draws the cells: look(v) gives {tints, strength, gateways, failed, count}. */
  paint(look, colours) {
    this.#colours = colours;
    const width = this.#canvas.parentElement.clientWidth;
    this.#cell = Math.min(this.columns <= 16 ? 40 : 26, (width - MARGIN.left - MARGIN.right) / this.columns);
    const height = MARGIN.top + MARGIN.bottom + this.rows * this.#cell, ratio = devicePixelRatio;
    for (const canvas of [this.#canvas, this.#base, this.#marks]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    this.#canvas.style.height = `${height}px`;
    const cell = this.#cell, gap = cell > 6 ? 1 : 0;
    const [g, marks] = [this.#base, this.#marks].map(canvas => {
      const context = canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.textAlign = "center";
      context.textBaseline = "middle";
      return context;
    });
    for (let v = 0; v < this.#sky.count; v++) {
      const [x, y] = this.#centre(v), { tints, strength, gateways, failed, count } = look(v);
      const left = x - cell / 2, top = y - cell / 2, w = cell - gap;
      g.fillStyle = colours.cell;
      g.fillRect(left, top, w, w);
      g.globalAlpha = strength;
      tints.forEach((tint, i) => {
        g.fillStyle = tint;
        g.fillRect(left + i * w / tints.length, top, w / tints.length, w);
      });
      g.globalAlpha = 1;
      if (count > 1 && cell >= 15) this.#word(marks, x, y, String(count), colours);
      if (gateways.length) this.#diamond(marks, x - gap / 2, y - gap / 2, gateways, colours);
      if (failed) this.#cross(marks, x - gap / 2, y - gap / 2, colours);
    }
    this.#axes(g, colours);
    this.show([], [], null);
  }

  #word(g, x, y, text, colours) {
    g.font = `600 ${Math.min(11, this.#cell * 0.5)}px system-ui, sans-serif`;
    g.lineWidth = 2.5;
    g.strokeStyle = colours.halo;
    g.strokeText(text, x, y);
    g.fillStyle = colours.ink;
    g.fillText(text, x, y);
  }

  #diamond(g, x, y, layers, colours) {
    const r = Math.max(2.5, this.#cell * 0.5);
    g.beginPath();
    g.moveTo(x, y - r); g.lineTo(x + r, y); g.lineTo(x, y + r); g.lineTo(x - r, y);
    g.closePath();
    g.fillStyle = colours.layer(layers[0]);
    g.fill();
    g.lineWidth = Math.max(1, this.#cell * 0.07);
    g.strokeStyle = colours.outline;
    g.stroke();
    if (this.#cell >= 13) this.#word(g, x, y + 0.5, String(layers[0]), colours);
  }

  #cross(g, x, y, colours) {
    const r = this.#cell * 0.36;
    g.strokeStyle = colours.failed;
    g.lineWidth = Math.max(1.2, this.#cell * 0.16);
    g.beginPath();
    g.moveTo(x - r, y - r); g.lineTo(x + r, y + r); g.moveTo(x + r, y - r); g.lineTo(x - r, y + r);
    g.stroke();
  }

  #axes(g, colours) {
    if (this.#sky.sky.planes === 0) return;
    const bottom = MARGIN.top + this.rows * this.#cell;
    g.fillStyle = colours.muted;
    g.font = "11px system-ui, sans-serif";
    const leap = step(26 / this.#cell);
    for (let c = 0; c < this.columns; c += leap) g.fillText(c, MARGIN.left + (c + 0.5) * this.#cell, bottom + 9);
    g.textAlign = "right";
    for (let r = 0; r < this.rows; r += step(16 / this.#cell)) {
      g.fillText(r, MARGIN.left - 5, MARGIN.top + (this.rows - r - 0.5) * this.#cell);
    }
    g.textAlign = "center";
    g.fillText(this.turned ? "slot" : "plane", MARGIN.left + this.columns * this.#cell / 2, bottom + 22);
    g.save();
    g.translate(7, MARGIN.top + this.rows * this.#cell / 2);
    g.rotate(-Math.PI / 2);
    g.fillText(this.turned ? "plane" : "slot", 0, 0);
    g.restore();
  }

  /** The cells with paths [{satellites, tint}], pulses [{a, b, f, tint}], moves and a chosen satellite. */
  show(paths, pulses, chosen, moves = []) {
    const g = this.#canvas.getContext("2d"), ratio = devicePixelRatio, colours = this.#colours;
    if (!colours || !this.#canvas.width) return;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    g.drawImage(this.#base, 0, 0);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    const inside = new Path2D();
    inside.rect(MARGIN.left, MARGIN.top, this.columns * this.#cell, this.rows * this.#cell);
    g.save();
    g.clip(inside);
    g.lineJoin = g.lineCap = "round";
    for (const [width, style] of [[4, () => colours.halo], [2, path => path.tint]]) {
      for (const path of paths) {
        g.strokeStyle = style(path);
        g.lineWidth = width;
        g.beginPath();
        for (let i = 0; i + 1 < path.satellites.length; i++) this.#hop(g, path.satellites[i], path.satellites[i + 1]);
        g.stroke();
      }
    }
    g.restore();
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.drawImage(this.#marks, 0, 0);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.save();
    g.clip(inside);
    moves.forEach(move => this.#arrow(g, move));
    g.restore();
    for (const { a, b, f, tint } of pulses) {
      const [x, y] = this.#centre(a), [dx, dy] = this.#way(a, b);
      g.beginPath();
      g.arc(x + f * dx, y + f * dy, Math.max(3.5, this.#cell * 0.3), 0, 7);
      g.fillStyle = tint;
      g.fill();
      g.lineWidth = 1.5;
      g.strokeStyle = colours.ink;
      g.stroke();
    }
    for (const [v, dash] of [[chosen, []], [this.#cursor, [3, 2]]]) {
      if (v === null || v === undefined) continue;
      const [x, y] = this.#centre(v), r = Math.max(5, this.#cell * 0.62);
      g.setLineDash(dash);
      g.lineWidth = 2;
      g.strokeStyle = colours.ink;
      g.strokeRect(x - r, y - r, 2 * r, 2 * r);
      g.setLineDash([]);
    }
  }

  /** The way between two cells, over the edge where that is shorter. */
  #way(a, b) {
    const { planes, slots, seamSlots } = this.#sky.sky;
    if (planes === 0) {
      const [ca, ra] = this.#place(a), [cb, rb] = this.#place(b);
      return [(cb - ca) * this.#cell, (ra - rb) * this.#cell];
    }
    let best = null;
    for (const round of seamSlots === null ? [0] : [0, 1, -1]) {
      const across = Math.floor(b / slots) - Math.floor(a / slots) + round * planes;
      const along = nearest(b % slots - a % slots - round * seamSlots, slots);
      if (!best || Math.abs(across) + Math.abs(along) < Math.abs(best[0]) + Math.abs(best[1])) best = [across, along];
    }
    return this.#onSheet(best);
  }

  /** So many planes and slots, in px. */
  #onSheet([planes, slots]) {
    const [columns, rows] = this.turned ? [slots, planes] : [planes, slots];
    return [columns * this.#cell, -rows * this.#cell];
  }

  /** Where a way begins and ends, as often as a part of it is on the map: past its edges the map begins again. */
  #seen(a, b) {
    const [x, y] = this.#centre(a), [dx, dy] = this.#way(a, b), { planes, slots, seamSlots } = this.#sky.sky;
    if (planes === 0) return [[x, y, x + dx, y + dy]];
    const seen = [], [right, bottom] = [MARGIN.left + this.columns * this.#cell, MARGIN.top + this.rows * this.#cell];
    for (const round of seamSlots === null ? [0] : [0, 1, -1]) {
      for (let turn = -1; turn <= 1; turn++) {
        const [sx, sy] = this.#onSheet([-round * planes, nearest(round * seamSlots, slots) + turn * slots]);
        const [left, top, end, low] = [x + sx, y + sy, x + sx + dx, y + sy + dy];
        if (Math.max(left, end) > MARGIN.left && Math.min(left, end) < right
          && Math.max(top, low) > MARGIN.top && Math.min(top, low) < bottom) seen.push([left, top, end, low]);
      }
    }
    return seen;
  }

  #hop(g, a, b) {
    for (const [x, y, endX, endY] of this.#seen(a, b)) { g.moveTo(x, y); g.lineTo(endX, endY); }
  }

  #arrow(g, { from, to, tint }) {
    const [dx, dy] = this.#way(from, to), length = Math.hypot(dx, dy) || 1;
    const ux = dx / length, uy = dy / length, head = Math.max(5, this.#cell * 0.4);
    g.beginPath();
    for (const [x, y, endX, endY] of this.#seen(from, to)) {
      g.moveTo(x, y); g.lineTo(endX, endY);
      for (const sign of [1, -1]) {
        g.moveTo(endX, endY);
        g.lineTo(endX - head * (ux + sign * 0.5 * uy), endY - head * (uy - sign * 0.5 * ux));
      }
    }
    for (const [width, style] of [[4, this.#colours.halo], [1.8, tint]]) {
      g.lineWidth = width;
      g.strokeStyle = style;
      g.stroke();
    }
  }
}

/** The number nearest to 0 that differs by a multiple of a circle. */
function nearest(number, circle) {
  return number - circle * Math.round(number / circle);
}

/** The least of 1, 2, 5, 10, 20, 50 ... that is not below a number. */
function step(least) {
  for (let decade = 1; ; decade *= 10) {
    for (const leap of [1, 2, 5]) if (leap * decade >= least) return leap * decade;
  }
}
