// The Earth's surface as a picture: land of Natural Earth 1:110m (public domain), drawn in the
// plate carrée projection, that a sphere can wear.

/** Rings of longitude and latitude, out of TopoJSON. */
export function rings(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map(arc => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const ring = numbers => numbers.flatMap((n, i) => {
    const arc = n < 0 ? arcs[~n].slice().reverse() : arcs[n];
    return i === 0 ? arc : arc.slice(1);
  });
  return topology.objects.land.geometries.flatMap(g =>
    (g.type === "Polygon" ? [g.arcs] : g.arcs).flatMap(polygon => polygon.map(ring).map(unrolled)));
}

/** A ring without a leap at 180 degrees; one round a pole is closed along the edge of the map. */
function unrolled(ring) {
  let turns = 0, before = ring[0][0];
  const line = ring.map(([lon, lat]) => {
    if (lon - before > 180) turns -= 360;
    if (lon - before < -180) turns += 360;
    before = lon;
    return [lon + turns, lat];
  });
  const pole = ring[0][1] < 0 ? -90 : 90;
  return turns === 0 ? line : [...line, [line[line.length - 1][0], pole], [line[0][0], pole]];
}

/** Draws the surface on a canvas, in the colours of the theme. */
export function draw(canvas, outlines, colours) {
  const { width: w, height: h } = canvas, g = canvas.getContext("2d");
  const x = lon => (lon + 180) / 360 * w, y = lat => (90 - lat) / 180 * h;
  const sea = g.createLinearGradient(0, 0, 0, h);
  sea.addColorStop(0, colours.seaPole);
  sea.addColorStop(0.5, colours.sea);
  sea.addColorStop(1, colours.seaPole);
  g.fillStyle = sea;
  g.fillRect(0, 0, w, h);
  g.beginPath();
  for (const shift of [-360, 0, 360]) {
    for (const ring of outlines) {
      ring.forEach(([lon, lat], i) => i ? g.lineTo(x(lon + shift), y(lat)) : g.moveTo(x(lon + shift), y(lat)));
      g.closePath();
    }
  }
  g.fillStyle = colours.land;
  g.fill("evenodd");
  g.strokeStyle = colours.coast;
  g.lineWidth = w / 1400;
  g.stroke();
  g.strokeStyle = colours.graticule;
  g.lineWidth = w / 2800;
  g.beginPath();
  for (let lon = -180; lon < 180; lon += 30) { g.moveTo(x(lon), 0); g.lineTo(x(lon), h); }
  for (let lat = -60; lat <= 60; lat += 30) { g.moveTo(0, y(lat)); g.lineTo(w, y(lat)); }
  g.stroke();
  return canvas;
}
