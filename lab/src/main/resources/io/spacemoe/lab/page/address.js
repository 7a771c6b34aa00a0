// What is looked at, in the address: a link leads others to the same time, layer and placement.

const NUMBERS = ["time", "draw", "layer", "satellite", "token", "seconds"];
const WORDS = ["placement", "with", "theme", "colour"];

export function read() {
  const said = new URLSearchParams(location.hash.slice(1)), state = {};
  for (const key of NUMBERS) {
    const value = said.get(key);
    if (value !== null && /^\d{1,9}$/.test(value)) state[key] = Number(value);
  }
  for (const key of WORDS) if (said.has(key)) state[key] = said.get(key);
  return state;
}

export function write(state) {
  const said = new URLSearchParams();
  for (const key of [...NUMBERS, ...WORDS]) {
    if (state[key] !== undefined && state[key] !== null) said.set(key, state[key]);
  }
  history.replaceState(null, "", "#" + said);
}
