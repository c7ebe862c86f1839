/**
 * What is there under an id. A compiled questionnaire is whole, so that a missing id is a fault of the program.
 *
 * @template T
 * @param {Map<string, T>} things
 * @param {string} id
 * @returns {T}
 */
export function foundIn(things, id) {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`there is no ${id}`);
  return thing;
}
