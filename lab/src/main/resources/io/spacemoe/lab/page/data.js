// The data of the page, unpacked: what Java wrote as base 64 of zlib becomes typed arrays.

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

export async function read(id) {
  const data = JSON.parse(document.getElementById(id).textContent);
  const { sky, links, model } = data;
  const jobs = [
    unpacked(links.ends).then(b => (links.ends = new Int32Array(b))),
    unpacked(links.up).then(b => (links.up = new Uint8Array(b))),
    unpacked(model.activation).then(b => (model.activation = new Float32Array(b))),
  ];
  data.loads.forEach(load => jobs.push(unpacked(load.utilisation).then(b => (load.utilisation = new Float32Array(b)))));
  if (sky.positions) {
    jobs.push(unpacked(sky.positions).then(b => (sky.positions = new Int16Array(b))));
  }
  if (links.givenMs) {
    jobs.push(unpacked(links.givenMs).then(b => (links.givenMs = new Float32Array(b))));
  }
  await Promise.all(jobs);
  data.placements.forEach(p => (p.tenants = tenantsOf(p, model)));
  return data;
}

/** Who is on each satellite: gateways (layers) and experts ({layer, expert, copy, pi}). */
function tenantsOf(placement, model) {
  const tenants = new Map();
  const on = s => {
    if (!tenants.has(s)) tenants.set(s, { gateways: [], experts: [], pi: 0 });
    return tenants.get(s);
  };
  placement.gateways.forEach((s, layer) => on(s).gateways.push(layer));
  placement.experts.forEach((row, layer) => row.forEach((copies, expert) =>
    copies.forEach((s, copy) => {
      const pi = model.activation[layer * model.experts + expert];
      on(s).experts.push({ layer, expert, copy, copies: copies.length, pi });
      on(s).pi += pi / copies.length;
    })));
  return tenants;
}

/** A value that each satellite has, or all have alike. */
export const of = (values, satellite) => values.length === 1 ? values[0] : values[satellite];

export const ms = (value, digits = 1) => value.toLocaleString("en", {
  minimumFractionDigits: digits, maximumFractionDigits: digits,
});
