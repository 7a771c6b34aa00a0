// The globe: the turning Earth, satellites, links, paths and pulses of one placement.

import * as THREE from "three";
import { OrbitControls } from "OrbitControls";
import { LineSegments2 } from "LineSegments2";
import { LineSegmentsGeometry } from "LineSegmentsGeometry";
import { LineMaterial } from "LineMaterial";
import { EARTH_KM } from "sky";

THREE.ColorManagement.enabled = false; // colours are those of the style sheet, as they are

export const SHAPE = { plain: 0, expert: 1, gateway: 2, failed: 3 };
const PICK_PX = 14;
const SLOW_FRAME_MS = 34;
const COARSEST = 0.7;

/** Points and links fade where they are beyond the Earth. */
const FACING = `
  float facing(vec3 p, vec3 eye) { return smoothstep(-0.5, 0.45, dot(normalize(p), normalize(eye))); }`;

const SATELLITES = {
  vertexShader: `
    attribute vec3 tint; attribute float size; attribute float shape;
    uniform float ratio; uniform float zoom;
    varying vec3 vTint; varying float vShape; varying float vFacing; varying float vRim;
    ${FACING}
    void main() {
      gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      vTint = tint; vShape = shape; vFacing = facing(position, cameraPosition);
      gl_PointSize = size * ratio * zoom * (0.75 + 0.35 * vFacing);
      vRim = smoothstep(4.0, 8.0, gl_PointSize / ratio); // a small point would be all rim
    }`,
  fragmentShader: `
    uniform vec3 outline;
    varying vec3 vTint; varying float vShape; varying float vFacing; varying float vRim;
    void main() {
      vec2 p = 2.0 * gl_PointCoord - 1.0;
      float d; float rim = 0.0;
      if (vShape < 0.5) { d = length(p); }
      else if (vShape < 1.5) { d = length(p); rim = smoothstep(0.70, 0.80, d); }
      else if (vShape < 2.5) { d = abs(p.x) + abs(p.y); rim = smoothstep(0.62, 0.72, d); }
      else { d = min(abs(p.x - p.y), abs(p.x + p.y)) * 2.2 + step(1.0, length(p)); }
      if (d > 1.0) discard;
      gl_FragColor = vec4(mix(vTint, outline, rim * vRim), mix(0.32, 1.0, vFacing));
    }`,
};

const LINKS = {
  vertexShader: `
    varying float vFacing;
    ${FACING}
    void main() {
      gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      vFacing = facing(position, cameraPosition);
    }`,
  fragmentShader: `
    uniform vec3 tint; uniform float alpha; varying float vFacing;
    void main() { gl_FragColor = vec4(tint, alpha * mix(0.15, 1.0, vFacing)); }`,
};

const EARTH = {
  vertexShader: `
    varying vec2 vUv; varying vec3 vNormal; varying vec3 vEye;
    void main() {
      vec4 at = modelViewMatrix * vec4(position, 1.0);
      vUv = uv; vNormal = normalMatrix * normal; vEye = -at.xyz;
      gl_Position = projectionMatrix * at;
    }`,
  fragmentShader: `
    uniform sampler2D surface; uniform vec3 rim; uniform float shade;
    varying vec2 vUv; varying vec3 vNormal; varying vec3 vEye;
    void main() {
      float f = clamp(dot(normalize(vNormal), normalize(vEye)), 0.0, 1.0);
      vec3 c = texture2D(surface, vUv).rgb * mix(shade, 1.0, smoothstep(0.0, 0.75, f));
      gl_FragColor = vec4(mix(c, rim, 0.75 * pow(1.0 - f, 3.0)), 1.0);
    }`,
};

const GLOW = {
  vertexShader: `
    varying vec3 vNormal; varying vec3 vEye;
    void main() {
      vec4 at = modelViewMatrix * vec4(position, 1.0);
      vNormal = normalMatrix * normal; vEye = -at.xyz;
      gl_Position = projectionMatrix * at;
    }`,
  fragmentShader: `
    uniform vec3 rim; uniform float strength; varying vec3 vNormal; varying vec3 vEye;
    void main() {
      float f = clamp(-dot(normalize(vNormal), normalize(vEye)), 0.0, 1.0);
      gl_FragColor = vec4(rim, strength * f * f);
    }`,
};

/** Whether a processor draws in place of a graphics card; smooth edges are too much for it. */
function drawnInSoftware() {
  const gl = document.createElement("canvas").getContext("webgl2");
  const facts = gl?.getExtension("WEBGL_debug_renderer_info");
  const software = facts && /swiftshader|llvmpipe|software/i.test(gl.getParameter(facts.UNMASKED_RENDERER_WEBGL));
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(software);
}

/** From km in the inertial frame, z to the north, to scene units of an Earth radius, y up. */
function put(to, i, at, satellite) {
  to[i] = at[3 * satellite] / EARTH_KM;
  to[i + 1] = at[3 * satellite + 2] / EARTH_KM;
  to[i + 2] = -at[3 * satellite + 1] / EARTH_KM;
}

export class Globe {
  #sky; #canvas; #renderer; #scene = new THREE.Scene(); #camera; #controls; #at;
  #satellites; #links; #earth; #glow; #paths; #pulses; #moves = []; #labels; #arcs;
  #upLinks = new Int32Array(0); #ratio; #stillRatio; #movingRatio; #fit = 1; #slow = 0; #uniforms; #tags = []; #colours;

  constructor(sky, canvas, labels, onPick, onTurn) {
    this.#sky = sky;
    this.#canvas = canvas;
    this.#labels = labels;
    this.#at = new Float64Array(3 * sky.count);
    this.#renderer = new THREE.WebGLRenderer({ canvas, antialias: !drawnInSoftware(), alpha: true });
    this.#renderer.outputColorSpace = THREE.LinearSRGBColorSpace;
    this.#ratio = this.#stillRatio = this.#movingRatio = Math.min(devicePixelRatio, 2);
    this.#camera = new THREE.PerspectiveCamera(32, 1, 0.1, 60);
    this.#controls = new OrbitControls(this.#camera, canvas);
    Object.assign(this.#controls, { enablePan: false, rotateSpeed: 0.55 });
    this.#controls.addEventListener("change", () => onTurn(this));
    this.#build();
    this.#listen(onPick);
    new ResizeObserver(() => { // a canvas of another size is empty until it is drawn
      this.resize();
      this.#renderer.render(this.#scene, this.#camera);
      onTurn(this);
    }).observe(canvas.parentElement);
  }

  #build() {
    const n = this.#sky.count;
    this.#uniforms = { ratio: { value: this.#ratio }, zoom: { value: 1 }, outline: { value: new THREE.Color() } };
    const points = new THREE.BufferGeometry();
    points.setAttribute("position", new THREE.BufferAttribute(new Float32Array(3 * n), 3));
    points.setAttribute("tint", new THREE.BufferAttribute(new Float32Array(3 * n), 3));
    points.setAttribute("size", new THREE.BufferAttribute(new Float32Array(n), 1));
    points.setAttribute("shape", new THREE.BufferAttribute(new Float32Array(n), 1));
    this.#satellites = new THREE.Points(points, new THREE.ShaderMaterial({
      ...SATELLITES, uniforms: this.#uniforms, transparent: true,
    }));
    this.#satellites.renderOrder = 3;

    const lines = new THREE.BufferGeometry();
    lines.setAttribute("position", new THREE.BufferAttribute(new Float32Array(6 * this.#sky.links.count), 3));
    this.#links = new THREE.LineSegments(lines, new THREE.ShaderMaterial({
      ...LINKS, transparent: true, depthWrite: false,
      uniforms: { tint: { value: new THREE.Color() }, alpha: { value: 0.3 } },
    }));
    this.#links.renderOrder = 1;

    this.#earth = new THREE.Mesh(new THREE.SphereGeometry(1, 96, 48), new THREE.ShaderMaterial({
      ...EARTH, uniforms: { surface: { value: null }, rim: { value: new THREE.Color() }, shade: { value: 0.5 } },
    }));
    this.#glow = new THREE.Mesh(new THREE.SphereGeometry(1.13, 64, 32), new THREE.ShaderMaterial({
      ...GLOW, side: THREE.BackSide, transparent: true, depthWrite: false,
      uniforms: { rim: { value: new THREE.Color() }, strength: { value: 1 } },
    }));

    this.#paths = new LineSegments2(new LineSegmentsGeometry(),
      new LineMaterial({ vertexColors: true, linewidth: 3, transparent: true }));
    this.#paths.renderOrder = 2;
    this.#arcs = new LineSegments2(new LineSegmentsGeometry(),
      new LineMaterial({ vertexColors: true, linewidth: 2, transparent: true }));
    this.#arcs.renderOrder = 2;
    const pulses = new THREE.BufferGeometry();
    for (const [name, size] of [["position", 3], ["tint", 3], ["size", 1], ["shape", 1]]) {
      pulses.setAttribute(name, new THREE.BufferAttribute(new Float32Array(size * 64), size));
    }
    this.#pulses = new THREE.Points(pulses, new THREE.ShaderMaterial({
      ...SATELLITES, uniforms: { ...this.#uniforms, ratio: this.#uniforms.ratio, zoom: { value: 1 } },
      transparent: true,
    }));
    this.#pulses.renderOrder = 4;
    for (const one of [this.#satellites, this.#links, this.#paths, this.#pulses, this.#arcs]) one.frustumCulled = false;
    this.#scene.add(this.#earth, this.#glow, this.#links, this.#arcs, this.#paths, this.#satellites, this.#pulses);
  }

  #listen(onPick) {
    let down = null;
    this.#canvas.addEventListener("pointerdown", e => (down = [e.clientX, e.clientY]));
    this.#canvas.addEventListener("pointerup", e => {
      if (down && Math.hypot(e.clientX - down[0], e.clientY - down[1]) < 4) onPick(this.pick(e));
      down = null;
    });
    this.#canvas.addEventListener("keydown", e => {
      const step = 0.12;
      const turns = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      if (turns[e.key]) this.turnBy(...turns[e.key]);
      else if (e.key === "+" || e.key === "=") this.zoomBy(0.9);
      else if (e.key === "-") this.zoomBy(1 / 0.9);
      else return;
      e.preventDefault();
    });
  }

  get canvas() { return this.#canvas; }

  turnBy(around, up) {
    const s = new THREE.Spherical().setFromVector3(this.#camera.position);
    s.theta += around;
    s.phi = Math.min(Math.PI - 0.05, Math.max(0.05, s.phi + up));
    this.#camera.position.setFromSpherical(s);
    this.#controls.update();
    this.#controls.dispatchEvent({ type: "change" });
  }

  zoomBy(factor) {
    this.#camera.position.multiplyScalar(factor).clampLength(this.#controls.minDistance, this.#controls.maxDistance);
    this.#controls.update();
    this.#controls.dispatchEvent({ type: "change" });
  }

  /** Where the camera is, and where to; so two globes turn together. */
  get view() { return this.#camera.position.toArray(); }

  set view(position) {
    this.#camera.position.fromArray(position);
    this.#camera.lookAt(0, 0, 0);
  }

  /** Places the camera over a satellite, as near as shows the whole constellation. */
  lookAt(satellite) {
    let radius = 1;
    for (let i = 0; i < this.#at.length; i += 3) {
      radius = Math.max(radius, Math.hypot(this.#at[i], this.#at[i + 1], this.#at[i + 2]) / EARTH_KM);
    }
    this.resize();
    const distance = 1.07 * radius / Math.sin(Math.PI / 180 * 16) * this.#fit;
    this.#controls.minDistance = 1.25 * radius;
    this.#controls.maxDistance = 4 * distance;
    this.#camera.far = 6 * distance;
    const over = new THREE.Spherical().setFromVector3(this.#vector(satellite));
    this.#camera.position.setFromSphericalCoords(distance, Math.max(0.9, Math.min(1.9, over.phi - 0.25)), over.theta + 0.25);
    this.#camera.updateProjectionMatrix();
    this.#controls.update();
  }

  /** Turns the camera a little towards a place between two satellites. */
  follow(pulse, strength) {
    const to = this.#vector(pulse.a).lerp(this.#vector(pulse.b), pulse.f).normalize();
    const from = this.#camera.position.clone(), length = from.length();
    to.y = Math.max(-0.92, Math.min(0.92, to.y));
    from.normalize().lerp(to.normalize(), strength).normalize();
    this.#camera.position.copy(from.multiplyScalar(length));
    this.#controls.update();
  }

  #vector(satellite) {
    const xyz = [0, 0, 0];
    put(xyz, 0, this.#at, satellite);
    return new THREE.Vector3(...xyz);
  }

  resize() {
    const { clientWidth: w, clientHeight: h } = this.#canvas.parentElement;
    if (!w || !h) return;
    this.#renderer.setPixelRatio(this.#ratio);
    this.#renderer.setSize(w, h, false);
    this.#camera.aspect = w / h;
    this.#camera.updateProjectionMatrix();
    this.#camera.position.multiplyScalar(Math.max(1, h / w) / this.#fit);
    this.#fit = Math.max(1, h / w);
    this.#uniforms.ratio.value = this.#ratio;
    this.#uniforms.zoom.value = Math.max(0.55, Math.min(1.3, Math.min(w, h) / 620));
  }

  /** The surface and the colours of a theme. */
  dress(surface, colours) {
    this.#colours = colours;
    const texture = new THREE.CanvasTexture(surface);
    texture.anisotropy = drawnInSoftware() ? 1 : 4;
    this.#earth.material.uniforms.surface.value?.dispose();
    this.#earth.material.uniforms.surface.value = texture;
    for (const one of [this.#earth, this.#glow]) one.material.uniforms.rim.value.set(colours.rim);
    this.#earth.material.uniforms.shade.value = Number(colours.shade);
    this.#glow.material.uniforms.strength.value = Number(colours.glow);
    this.#glow.visible = Number(colours.glow) > 0;
    this.#uniforms.outline.value.set(colours.outline);
    this.#links.material.uniforms.tint.value.set(colours.link);
    this.#links.material.uniforms.alpha.value = Number(colours.linkAlpha) * (this.#sky.count > 5000 ? 0.5 : 1);
  }

  /** How each satellite looks: {tint, size, shape}, by its number. */
  paint(look) {
    const g = this.#satellites.geometry, colour = new THREE.Color();
    for (let v = 0; v < this.#sky.count; v++) {
      const { tint, size, shape } = look(v);
      colour.set(tint).toArray(g.attributes.tint.array, 3 * v);
      g.attributes.size.array[v] = size;
      g.attributes.shape.array[v] = shape;
    }
    for (const name of ["tint", "size", "shape"]) g.attributes[name].needsUpdate = true;
  }

  /** Which links there are. */
  connect(time, draw, shown) {
    const up = [];
    if (shown) {
      for (let link = 0; link < this.#sky.links.count; link++) {
        if (this.#sky.isUp(time, draw, link)) up.push(link);
      }
    }
    this.#upLinks = Int32Array.from(up);
  }

  /** Moves everything to a time. */
  move(seconds) {
    this.#sky.positions(seconds, this.#at);
    const points = this.#satellites.geometry.attributes.position;
    for (let v = 0; v < this.#sky.count; v++) put(points.array, 3 * v, this.#at, v);
    points.needsUpdate = true;
    const lines = this.#links.geometry.attributes.position, { ends } = this.#sky.links;
    this.#upLinks.forEach((link, i) => {
      put(lines.array, 6 * i, this.#at, ends[2 * link]);
      put(lines.array, 6 * i + 3, this.#at, ends[2 * link + 1]);
    });
    lines.needsUpdate = true;
    this.#links.geometry.setDrawRange(0, 2 * this.#upLinks.length);
    this.#earth.rotation.y = this.#sky.earthTurn(seconds);
  }

  get positions() { return this.#at; }

  /** Thick lines along satellites: [{satellites, tint, wide}]. */
  trace(paths) {
    this.#fill(this.#paths, paths.flatMap(({ satellites, tint }) => {
      const colour = new THREE.Color(tint);
      return satellites.slice(1).map((b, i) => ({ from: this.#vector(satellites[i]), to: this.#vector(b), colour }));
    }));
  }

  /** Arrows high over the ground, from satellite to satellite: [{from, to, tint}]. */
  arrows(moves) {
    this.#moves = moves;
    this.#fill(this.#arcs, moves.flatMap(({ from, to, tint }) => {
      const colour = new THREE.Color(tint), a = this.#vector(from), b = this.#vector(to);
      const angle = a.angleTo(b), high = a.length() * (1.03 + 0.12 * angle);
      const steps = Math.max(6, Math.ceil(angle * 24)), points = [];
      for (let k = 0; k <= steps; k++) {
        const f = k / steps, bow = Math.sin(Math.PI * f);
        points.push(a.clone().lerp(b, f).normalize().multiplyScalar(a.length() + (high - a.length()) * bow));
      }
      const tip = points[steps], back = points[steps - 1].clone().sub(tip).setLength(0.05);
      const side = back.clone().cross(tip).setLength(0.025);
      const segments = points.slice(1).map((p, k) => ({ from: points[k], to: p, colour }));
      for (const sign of [1, -1]) {
        segments.push({ from: tip, to: tip.clone().add(back).addScaledVector(side, sign), colour });
      }
      return segments;
    }));
  }

  #fill(lines, segments) {
    lines.visible = segments.length > 0;
    if (!lines.visible) return;
    const positions = new Float32Array(6 * segments.length), colours = new Float32Array(6 * segments.length);
    segments.forEach(({ from, to, colour }, i) => {
      from.toArray(positions, 6 * i);
      to.toArray(positions, 6 * i + 3);
      colour.toArray(colours, 6 * i);
      colour.toArray(colours, 6 * i + 3);
    });
    const { instanceStart, instanceColorStart } = lines.geometry.attributes;
    if (instanceStart?.count === segments.length) {
      instanceStart.data.array.set(positions);
      instanceColorStart.data.array.set(colours);
      instanceStart.data.needsUpdate = instanceColorStart.data.needsUpdate = true;
    } else {
      lines.geometry.dispose();
      lines.geometry = new LineSegmentsGeometry();
      lines.geometry.setPositions(positions);
      lines.geometry.setColors(colours);
    }
  }

  /** Marks on their way between satellites: [{a, b, f, tint, size}]. */
  pulse(pulses) {
    const g = this.#pulses.geometry, shown = pulses.slice(0, 64), colour = new THREE.Color();
    shown.forEach(({ a, b, f, tint, size }, i) => {
      const at = this.#vector(a).lerp(this.#vector(b), f);
      at.multiplyScalar(1.004).toArray(g.attributes.position.array, 3 * i);
      colour.set(tint).toArray(g.attributes.tint.array, 3 * i);
      g.attributes.size.array[i] = size;
      g.attributes.shape.array[i] = SHAPE.expert;
    });
    for (const name of ["position", "tint", "size", "shape"]) g.attributes[name].needsUpdate = true;
    g.setDrawRange(0, shown.length);
  }

  /** Words beside satellites: [{satellite, text, strong}]; what has no room is left out. */
  label(labels) {
    const size = this.#size();
    this.#camera.updateMatrixWorld();
    this.#tags = [];
    for (const { satellite, text, strong } of labels) {
      const seen = this.#onScreen(satellite, size), room = 14 + 6.5 * text.length;
      if (!seen) continue;
      const left = seen.x + 9 + room > size.w ? Math.max(0, seen.x - 9 - room) : seen.x + 9, top = seen.y - 9;
      if (this.#tags.some(t => left < t.left + t.room && t.left < left + room && Math.abs(t.top - top) < 17)) continue;
      this.#tags.push({ left, top, room, text, strong });
    }
    this.#labels.replaceChildren(...this.#tags.map(({ left, top, text, strong }) => {
      const tag = document.createElement("span");
      tag.textContent = text;
      tag.className = strong ? "strong" : "";
      tag.style.transform = `translate(${left}px, ${top}px)`;
      return tag;
    }));
  }

  /** A picture of it with its labels, for paper: there the sheet is narrower than the screen. */
  picture() {
    this.render(false, 0);
    const sheet = document.createElement("canvas"), g = sheet.getContext("2d");
    sheet.width = this.#canvas.width;
    sheet.height = this.#canvas.height;
    g.drawImage(this.#canvas, 0, 0);
    g.scale(sheet.width / this.#size().w, sheet.height / this.#size().h);
    g.textBaseline = "middle";
    for (const { left, top, text, strong } of this.#tags) {
      g.font = `${strong ? 700 : 400} 12px system-ui, "DejaVu Sans", Verdana, sans-serif`;
      g.fillStyle = this.#colours.halo;
      g.fillRect(left, top, g.measureText(text).width + 8, 17);
      g.fillStyle = this.#colours.ink;
      g.fillText(text, left + 4, top + 9);
    }
    return sheet.toDataURL();
  }

  #size() {
    const box = this.#canvas.getBoundingClientRect();
    return { left: box.left, top: box.top, w: box.width, h: box.height };
  }

  /** Where a satellite is on the canvas, unless the Earth hides it. */
  #onScreen(satellite, { w, h }) {
    const at = this.#vector(satellite), eye = this.#camera.position;
    const way = at.clone().sub(eye), along = -eye.dot(way) / way.lengthSq();
    const hidden = along > 0 && along < 1 && eye.clone().addScaledVector(way, along).length() < 1;
    const p = at.project(this.#camera);
    return hidden || p.z > 1 ? null : { x: (p.x + 1) / 2 * w, y: (1 - p.y) / 2 * h };
  }

  /** The satellite under the mouse, or null. */
  pick(event) {
    const size = this.#size();
    let best = null, nearest = PICK_PX;
    for (let v = 0; v < this.#sky.count; v++) {
      const seen = this.#onScreen(v, size);
      if (!seen) continue;
      const d = Math.hypot(seen.x - (event.clientX - size.left), seen.y - (event.clientY - size.top));
      if (d < nearest) { nearest = d; best = v; }
    }
    return best;
  }

  /** Draws; a machine that is too slow for sharp pictures in motion gets coarser ones. */
  render(moving, frameMs) {
    const ratio = moving ? this.#movingRatio : this.#stillRatio;
    if (ratio !== this.#ratio) {
      this.#ratio = ratio;
      this.resize();
    }
    this.#renderer.render(this.#scene, this.#camera);
    if (!moving || !frameMs) return;
    this.#slow = 0.9 * this.#slow + 0.1 * (frameMs > SLOW_FRAME_MS ? 1 : 0);
    if (this.#slow > 0.6 && this.#movingRatio > COARSEST) {
      this.#movingRatio = Math.max(COARSEST, this.#movingRatio * 0.8);
      this.#slow = 0;
    }
  }
}
