// Least-latency paths in one snapshot (Dijkstra 1959), kept for as long as the snapshot is shown.

export class Routes {
  #sky; #ms; #trees = new Map();

  constructor(sky, time, draw) {
    this.#sky = sky;
    this.time = time;
    this.draw = draw;
    this.#ms = sky.linkMs(time, draw);
  }

  linkMs(link) { return this.#ms[link]; }

  /** Latency in ms from a satellite to another; infinite when cut off. */
  ms(source, satellite) { return this.#tree(source).dist[satellite]; }

  /** The satellites of a path from a source, both ends included; none when cut off. */
  path(source, satellite) {
    const { dist, before } = this.#tree(source);
    if (dist[satellite] === Infinity) return [];
    const path = [satellite];
    for (let v = satellite; v !== source;) {
      v = this.#sky.other(before[v], v);
      path.push(v);
    }
    return path.reverse();
  }

  /** Latencies in ms of the hops of a path. */
  hops(path) {
    const sky = this.#sky, hops = [];
    for (let i = 0; i + 1 < path.length; i++) {
      for (let k = sky.first[path[i]]; k < sky.first[path[i] + 1]; k++) {
        const link = sky.linkAt[k];
        if (sky.other(link, path[i]) === path[i + 1]) { hops.push(this.#ms[link]); break; }
      }
    }
    return hops;
  }

  #tree(source) {
    let tree = this.#trees.get(source);
    if (!tree) {
      tree = this.#search(source);
      this.#trees.set(source, tree);
    }
    return tree;
  }

  #search(source) {
    const { count, first, linkAt, links } = this.#sky, { ends } = links, ms = this.#ms;
    const dist = new Float64Array(count).fill(Infinity);
    const before = new Int32Array(count).fill(-1);
    const heap = new Int32Array(count + 1), place = new Int32Array(count).fill(-1);
    let size = 0;
    const up = i => {
      const v = heap[i];
      while (i > 0) {
        const above = (i - 1) >> 1;
        if (dist[heap[above]] <= dist[v]) break;
        heap[i] = heap[above]; place[heap[i]] = i; i = above;
      }
      heap[i] = v; place[v] = i;
    };
    const down = i => {
      const v = heap[i];
      for (;;) {
        let child = 2 * i + 1;
        if (child >= size) break;
        if (child + 1 < size && dist[heap[child + 1]] < dist[heap[child]]) child++;
        if (dist[heap[child]] >= dist[v]) break;
        heap[i] = heap[child]; place[heap[i]] = i; i = child;
      }
      heap[i] = v; place[v] = i;
    };
    dist[source] = 0;
    heap[size++] = source; place[source] = 0;
    while (size > 0) {
      const v = heap[0];
      heap[0] = heap[--size]; place[v] = -2;
      if (size > 0) down(0);
      for (let k = first[v]; k < first[v + 1]; k++) {
        const link = linkAt[k];
        const w = ends[2 * link] === v ? ends[2 * link + 1] : ends[2 * link];
        const way = dist[v] + ms[link];
        if (way < dist[w]) {
          dist[w] = way;
          before[w] = link;
          if (place[w] === -1) { heap[size] = w; place[w] = size++; }
          up(place[w]);
        }
      }
    }
    return { dist, before };
  }
}
