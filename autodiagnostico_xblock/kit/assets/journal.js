/* Keeps answers in the browser until the server has them, and sends them one request at a time. */
(function (root) {
  'use strict';
  const RETRY_FIRST = 2000;
  const RETRY_MOST = 60000;

  // storage that says whether it works instead of failing
  class Storage {
    constructor(key) {
      this.key = key;
      this.works = Boolean(key);
      this.attempt((kept) => {
        kept.setItem(`${key}:t`, '1');
        kept.removeItem(`${key}:t`);
      });
    }

    attempt(action) {
      if (!this.works) { return; }
      try {
        action(root.localStorage);
      } catch (error) {
        this.works = false;
      }
    }

    read() {
      let text = null;
      this.attempt((kept) => { text = kept.getItem(this.key); });
      try {
        const found = JSON.parse(text);
        return found && typeof found === 'object' && !Array.isArray(found) ? found : {};
      } catch (error) {
        return {};
      }
    }

    write(entries) {
      this.attempt((kept) => {
        if (Object.keys(entries).length) {
          kept.setItem(this.key, JSON.stringify(entries));
        } else {
          kept.removeItem(this.key);
        }
      });
    }
  }

  class Journal {
    // send: body -> promise of {status, data}; told: (state, ids, data) for every change of state
    constructor(key, send, told) {
      this.storage = new Storage(key);
      this.pending = this.storage.read();
      this.bases = {};
      this.held = {};
      this.profile = null;
      this.flying = null;
      this.retry = RETRY_FIRST;
      this.send = send;
      this.told = told;
    }

    // the revision that an answer was changed from travels with it, also through a reload
    base(id) {
      const before = this.pending[id];
      return before && !this.held[id] ? before.base : this.bases[id] || 0;
    }

    put(id, answer) {
      this.pending[id] = { ...answer, base: this.base(id) };
      delete this.held[id];
      this.storage.write(this.pending);
      return this.flush();
    }

    // who answers, about whom, and the place where one is
    note(profile) {
      this.profile = { ...this.profile, ...profile };
      return this.flush();
    }

    drop(id) {
      delete this.held[id];
      delete this.pending[id];
      this.storage.write(this.pending);
    }

    clear() {
      this.pending = {};
      this.held = {};
      this.storage.write(this.pending);
    }

    // an answer that the person must settle first is not sent again by itself
    // but what was typed while it was on its way may be what mends it, and is sent
    hold(id, sent) {
      if (!sent || this.pending[id] === sent[id]) { this.held[id] = true; }
    }

    body() {
      const ready = Object.entries(this.pending).filter(([id]) => !this.held[id]);
      return { answers: Object.fromEntries(ready), ...(this.profile && { profile: this.profile }) };
    }

    // resolves to true when nothing is left to send, to false at the first failure
    flush() {
      if (this.flying) { return this.flying; }
      const body = this.body();
      const ids = Object.keys(body.answers);
      if (!ids.length && !this.profile) { return Promise.resolve(true); }
      root.clearTimeout(this.timer);
      this.told('saving', ids, {});
      this.flying = this.send(body).then((answer) => {
        this.flying = null;
        return this.settle(body, ids, answer);
      });
      return this.flying;
    }

    settle(body, ids, { status, data }) {
      if (status === 200) {
        this.retry = RETRY_FIRST;
        this.accept(body, ids, data);
        return this.flush();
      }
      if (status === 403 || status === 401) {
        this.told(data.code === 'enrol_first' ? 'refused' : 'expired', ids, data);
      } else if (status >= 400 && status < 500) {
        ids.forEach((id) => this.hold(id, body.answers));
        this.profile = null;
        this.told('refused', ids, data);
        if (Object.keys(this.body().answers).length) { return this.flush(); }
      } else {
        this.told('offline', ids, data);
        this.timer = root.setTimeout(() => this.flush(), this.retry);
        this.retry = Math.min(RETRY_MOST, this.retry * 2);
      }
      return false;
    }

    accept(body, ids, data) {
      const revisions = data.revisions || {};
      if (JSON.stringify(this.profile) === JSON.stringify(body.profile || null)) { this.profile = null; }
      ids.forEach((id) => {
        if (revisions[id] === undefined) {
          this.hold(id, body.answers);
          return;
        }
        this.bases[id] = revisions[id];
        // what was typed while this was on its way is a new object, still to be sent
        if (this.pending[id] === body.answers[id]) {
          delete this.pending[id];
        } else if (this.pending[id]) {
          this.pending[id].base = revisions[id];
        }
      });
      this.storage.write(this.pending);
      this.told('saved', Object.keys(revisions), data);
    }
  }

  root.GamJournal = Journal;
}(window));
