/**
 * Where answers are kept: in the tab until it is closed, and on the device only after somebody asked for it.
 * The keys and the days are the page's (`data-keys`, `data-days`), so that what the privacy page says and what happens
 * here have one source. What was kept under an earlier id of the questionnaire moves to its key of today. A browser that
 * refuses storage, or holds something else under the key, is as good as empty.
 */

/** @typedef {Record<string, any>} Answers by question; whatever was stored, not yet known to fit */
/** @typedef {Record<string, boolean>} Plan whether advice, by its id, is in it, and a step, by its title and words, is done */

/**
 * @template Result
 * @param {() => Result} action
 * @returns {Result | undefined} undefined when the browser refuses
 */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/**
 * What is kept under the newer key already stays.
 *
 * @param {Storage} storage
 * @param {string} old
 * @param {string} key
 */
function rename(storage, old, key) {
  const kept = storage.getItem(old);
  if (kept === null) return;
  if (storage.getItem(key) === null) storage.setItem(key, kept);
  storage.removeItem(old);
}

/**
 * @param {string[]} keys that of today first, then those of earlier ids
 * @param {number} days until a saved copy is deleted
 */
export function openStore([key = "", ...earlier], days) {
  // The very mention of a storage throws where it is refused, so it is asked for inside each attempt.
  const session = () => sessionStorage;
  const device = () => localStorage;
  const storages = [session, device];
  for (const old of earlier) for (const storage of storages) attempt(() => rename(storage(), old, key));

  /** @param {() => Storage} storage */
  const read = (storage) => attempt(() => JSON.parse(storage().getItem(key) ?? "null"));
  const readDevice = () => {
    const saved = read(device);
    if (saved && !(Date.parse(saved.until) > Date.now())) attempt(() => device().removeItem(key));
    return saved && Date.parse(saved.until) > Date.now() ? saved : null;
  };

  // What was kept in this tab, or else saved on the device.
  const { answers: kept, plan } = read(session) ?? readDevice() ?? {};

  const store = {
    /** @type {Plan} what a person chose; kept whenever the answers are */
    plan: Object(plan),

    /** @returns {Answers} */
    load() {
      return kept && typeof kept === "object" ? kept : {};
    },

    /** @returns {string | undefined} the day until which the answers are saved on the device, if they are */
    savedUntil: () => readDevice()?.until,

    /**
     * Keep the answers in the tab, and in the copy on the device.
     *
     * @param {Answers} answers
     * @param {unknown} onDevice whether somebody asked for that copy
     * @returns {string | undefined} the day until which that copy is kept; undefined where there is none
     */
    keep(answers, onDevice) {
      const until = new Date(Date.now() + days * 864e5).toISOString();
      const { plan } = store;
      attempt(() => session().setItem(key, JSON.stringify({ answers, plan })));
      return onDevice
        ? attempt(() => (device().setItem(key, JSON.stringify({ answers, plan, until })), until))
        : undefined;
    },

    /** Delete every copy. */
    forget() {
      store.plan = {};
      for (const storage of storages) attempt(() => storage().removeItem(key));
    },
  };
  return store;
}
