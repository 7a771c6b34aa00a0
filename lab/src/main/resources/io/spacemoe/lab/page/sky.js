// Where satellites are at any time, and what their links cost in a snapshot.

const LIGHT_KM_PER_MS = 299.792458;
export const EARTH_KM = 6371;

export class Sky {
  constructor(data) {
    this.sky = data.sky;
    this.links = data.links;
    this.count = data.sky.satellites;
    this.failed = new Set(data.sky.failed);
    this.hasPositions = Boolean(data.sky.orbits || data.sky.positions);
    if (data.sky.orbits) this.#prepareWalker();
    this.#prepareNeighbours();
    this.linkBytes = (this.links.count + 7) >> 3;
  }

  get times() { return this.sky.seconds.length; }

  /** The time shown that is nearest to so many seconds. */
  nearestTime(seconds) {
    const all = this.sky.seconds;
    let best = 0;
    for (let i = 1; i < all.length; i++) {
      if (Math.abs(all[i] - seconds) < Math.abs(all[best] - seconds)) best = i;
    }
    return best;
  }

  /** Each satellite's position is a · cos(motion) + b · sin(motion). */
  #prepareWalker() {
    const { satellites, planes, slots, orbits } = this.sky;
    const { radiusKm: r, inclinationRad, spanRad, phasing } = orbits;
    const cosI = Math.cos(inclinationRad), sinI = Math.sin(inclinationRad);
    this.a = new Float64Array(3 * satellites);
    this.b = new Float64Array(3 * satellites);
    for (let v = 0; v < satellites; v++) {
      const p = Math.floor(v / slots), s = v % slots;
      const node = spanRad * p / planes;
      const u = 2 * Math.PI * ((s * planes + phasing * p) % satellites) / satellites;
      const cn = Math.cos(node), sn = Math.sin(node), cu = Math.cos(u), su = Math.sin(u);
      this.a.set([r * (cn * cu - sn * su * cosI), r * (sn * cu + cn * su * cosI), r * su * sinI], 3 * v);
      this.b.set([r * (-cn * su - sn * cu * cosI), r * (-sn * su + cn * cu * cosI), r * cu * sinI], 3 * v);
    }
  }

  /** Positions x, y, z in km in the inertial frame, into an array of three numbers a satellite. */
  positions(seconds, into) {
    if (this.a) {
      const motion = 2 * Math.PI * seconds / this.sky.periodSeconds;
      const c = Math.cos(motion), s = Math.sin(motion);
      for (let i = 0; i < into.length; i++) into[i] = this.a[i] * c + this.b[i] * s;
    } else if (this.sky.positions) {
      this.#between(seconds, into);
    }
    return into;
  }

  /** Between two sampled times along the chord, at the radius between both. */
  #between(seconds, into) {
    const times = this.sky.seconds, n = into.length, unit = this.sky.positionUnitKm;
    let k = 0;
    while (k + 1 < times.length && times[k + 1] <= seconds) k++;
    const last = k + 1 === times.length;
    const end = last ? this.sky.periodSeconds : times[k + 1];
    const f = Math.min(1, Math.max(0, (seconds - times[k]) / (end - times[k])));
    const from = k * n, to = (last ? 0 : k + 1) * n, p = this.sky.positions;
    for (let i = 0; i < n; i += 3) {
      const ax = p[from + i], ay = p[from + i + 1], az = p[from + i + 2];
      const bx = p[to + i], by = p[to + i + 1], bz = p[to + i + 2];
      const x = ax + f * (bx - ax), y = ay + f * (by - ay), z = az + f * (bz - az);
      const radius = Math.hypot(ax, ay, az) * (1 - f) + Math.hypot(bx, by, bz) * f;
      const scale = unit * radius / (Math.hypot(x, y, z) || 1);
      into[i] = x * scale; into[i + 1] = y * scale; into[i + 2] = z * scale;
    }
  }

  #prepareNeighbours() {
    const { count, ends } = this.links;
    this.first = new Int32Array(this.count + 1);
    for (let i = 0; i < 2 * count; i++) this.first[ends[i] + 1]++;
    for (let v = 0; v < this.count; v++) this.first[v + 1] += this.first[v];
    const next = this.first.slice();
    this.linkAt = new Int32Array(2 * count);
    for (let link = 0; link < count; link++) {
      this.linkAt[next[ends[2 * link]]++] = link;
      this.linkAt[next[ends[2 * link + 1]]++] = link;
    }
  }

  other(link, satellite) {
    const { ends } = this.links;
    return ends[2 * link] === satellite ? ends[2 * link + 1] : ends[2 * link];
  }

  isUp(time, draw, link) {
    const at = (time * this.links.samples + draw) * this.linkBytes + (link >> 3);
    return (this.links.up[at] >> (link & 7)) & 1;
  }

  /** Latencies of all links in ms at a time shown, in one draw; infinite where there is none. */
  linkMs(time, draw) {
    const { count, ends, givenMs, hopMs, leastMs } = this.links;
    const ms = new Float64Array(count);
    const at = givenMs ? null : this.positions(this.sky.seconds[time], new Float64Array(3 * this.count));
    for (let link = 0; link < count; link++) {
      if (!this.isUp(time, draw, link)) ms[link] = Infinity;
      else if (givenMs) ms[link] = givenMs[time * count + link];
      else ms[link] = Math.max(distance(at, ends[2 * link], ends[2 * link + 1]) / LIGHT_KM_PER_MS, leastMs) + hopMs;
    }
    return ms;
  }

  name(satellite) {
    const { planes, slots, names } = this.sky;
    const place = planes ? `${Math.floor(satellite / slots)}·${satellite % slots}` : `${satellite}`;
    return names.length ? names[satellite] : place;
  }

  /** A longer name: with plane and slot in words. */
  fullName(satellite) {
    const { planes, slots, names } = this.sky;
    const place = planes
      ? `plane ${Math.floor(satellite / slots)}, slot ${satellite % slots}` : `number ${satellite}`;
    return names.length ? `${names[satellite]} (${place})` : `Satellite ${satellite}, ${place}`;
  }

  /** Latitude and longitude in degrees and height in km over the turning Earth. */
  overGround(at, satellite, seconds) {
    const [x, y, z] = at.subarray(3 * satellite, 3 * satellite + 3);
    const r = Math.hypot(x, y, z);
    const turn = Math.atan2(y, x) - this.earthTurn(seconds);
    const lon = ((turn * 180 / Math.PI) % 360 + 540) % 360 - 180;
    return { lat: Math.asin(z / r) * 180 / Math.PI, lon, km: r - EARTH_KM };
  }

  earthTurn(seconds) {
    return this.sky.earthStartRad + this.sky.earthRate * seconds;
  }
}

export function distance(at, a, b) {
  return Math.hypot(at[3 * a] - at[3 * b], at[3 * a + 1] - at[3 * b + 1], at[3 * a + 2] - at[3 * b + 2]);
}
