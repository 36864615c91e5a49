/* What the map keeps, as entries of the shared journal: favourites by id, the activity, and what was explored. */
(function (root) {
  'use strict';
  const ACTIVITY = 'activity';
  const EXPLORED = 'explored:';
  const isExplored = (id) => id.startsWith(EXPLORED);

  // entries of the journal -> the body of `keep`
  function bodyOf({ activity, ...rest }) {
    const ids = Object.keys(rest);
    return {
      favourites: Object.fromEntries(ids.filter((id) => !isExplored(id)).map((id) => [id, rest[id]])),
      explored: ids.filter(isExplored).map((id) => id.slice(EXPLORED.length)),
      ...(activity && { activity }),
    };
  }

  // told: (state, ids, data) hears of favourites and activity; what was explored is kept without words
  class Keep extends root.GamJournal {
    constructor(key, revisions, send, told) {
      super(key, ({ answers }) => send(bodyOf(answers)).then((answer) => {
        // exploring has no revision of its own: what arrives is kept
        const seen = Object.keys(answers).filter(isExplored).map((id) => [id, 1]);
        if (answer.status === 200) { answer.data.revisions = { ...answer.data.revisions, ...Object.fromEntries(seen) }; }
        return answer;
      }), (state, ids, data) => {
        // what the server refuses cannot be mended by the person: it is given up
        if (state === 'refused') { ids.filter((id) => isExplored(id) && this.held[id]).forEach(this.drop, this); }
        told(state, ids.filter((id) => !isExplored(id)), data);
      });
      this.bases = revisions;
    }

    favourite(id, kept, note) { return this.put(id, { kept, note }); }
    activity(practice, text) { return this.put(ACTIVITY, { practice, text }); }
    explored(id) { return this.put(EXPLORED + id, {}); }

    // favourites that only this browser has
    favourites() {
      return Object.fromEntries(Object.entries(this.pending).filter(([id]) => id !== ACTIVITY && !isExplored(id)));
    }
  }

  root.GamKeep = Keep;
}(window));
