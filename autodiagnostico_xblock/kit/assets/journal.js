/* Keeps answers in the browser until the server has them, and sends them one request at a time. */
(function (root) {
  'use strict';
  var RETRY_FIRST = 2000;
  var RETRY_MOST = 60000;

  // storage that says whether it works instead of failing
  function Storage(key) {
    this.key = key;
    this.works = Boolean(key);
    if (key) {
      try {
        root.localStorage.setItem(key + ':t', '1');
        root.localStorage.removeItem(key + ':t');
      } catch (error) {
        this.works = false;
      }
    }
  }

  Storage.prototype.read = function () {
    if (!this.works) { return {}; }
    try {
      var found = JSON.parse(root.localStorage.getItem(this.key) || '{}');
      return found && typeof found === 'object' && !Array.isArray(found) ? found : {};
    } catch (error) {
      return {};
    }
  };

  Storage.prototype.write = function (entries) {
    if (!this.works) { return; }
    try {
      if (Object.keys(entries).length) {
        root.localStorage.setItem(this.key, JSON.stringify(entries));
      } else {
        root.localStorage.removeItem(this.key);
      }
    } catch (error) {
      this.works = false;
    }
  };

  // send: body -> promise of {status, data}; told: (state, ids, data) for every change of state
  function Journal(key, send, told) {
    this.storage = new Storage(key);
    this.pending = this.storage.read();
    this.bases = {};
    this.held = {};
    this.profile = null;
    this.flying = null;
    this.retry = RETRY_FIRST;
    this.send = send;
    this.told = told;
    this.timer = 0;
  }

  // the revision that an answer was changed from travels with it, also through a reload
  Journal.prototype.put = function (id, answer) {
    var before = this.pending[id];
    var base = before && !this.held[id] ? before.base : this.bases[id] || 0;
    delete this.held[id];
    this.pending[id] = Object.assign({}, answer, { base: base });
    this.storage.write(this.pending);
    return this.flush();
  };

  // who answers, about whom, and the place where one is
  Journal.prototype.note = function (profile) {
    this.profile = Object.assign({}, this.profile, profile);
    return this.flush();
  };

  Journal.prototype.drop = function (id) {
    delete this.held[id];
    delete this.pending[id];
    this.storage.write(this.pending);
  };

  Journal.prototype.clear = function () {
    this.pending = {};
    this.held = {};
    this.storage.write(this.pending);
  };

  // an answer that the person must settle first is not sent again by itself
  // but what was typed while it was on its way may be what mends it, and is sent
  Journal.prototype.hold = function (id, sent) {
    if (!sent || this.pending[id] === sent[id]) { this.held[id] = true; }
  };

  Journal.prototype.ready = function () {
    return Object.keys(this.pending).filter(function (id) { return !this.held[id]; }, this);
  };

  Journal.prototype.body = function () {
    var answers = {};
    this.ready().forEach(function (id) { answers[id] = this.pending[id]; }, this);
    return Object.assign({ answers: answers }, this.profile ? { profile: this.profile } : {});
  };

  // resolves to true when nothing is left to send, to false at the first failure
  Journal.prototype.flush = function () {
    var self = this;
    var ids = this.ready();
    if (this.flying) { return this.flying; }
    if (!ids.length && !this.profile) { return Promise.resolve(true); }
    root.clearTimeout(this.timer);
    var body = this.body();
    this.told('saving', ids, {});
    this.flying = this.send(body).then(function (answer) {
      self.flying = null;
      return self.settle(body, ids, answer);
    });
    return this.flying;
  };

  Journal.prototype.settle = function (body, ids, answer) {
    var self = this;
    if (answer.status === 200) {
      this.retry = RETRY_FIRST;
      this.accept(body, ids, answer.data);
      return this.flush();
    }
    if (answer.status === 403 || answer.status === 401) {
      this.told(answer.data.code === 'enrol_first' ? 'refused' : 'expired', ids, answer.data);
    } else if (answer.status >= 400 && answer.status < 500) {
      ids.forEach(function (id) { self.hold(id, body.answers); });
      this.profile = null;
      this.told('refused', ids, answer.data);
      if (this.ready().length) { return this.flush(); }
    } else {
      this.told('offline', ids, answer.data);
      this.timer = root.setTimeout(function () { self.flush(); }, this.retry);
      this.retry = Math.min(RETRY_MOST, this.retry * 2);
    }
    return false;
  };

  Journal.prototype.accept = function (body, ids, data) {
    var revisions = data.revisions || {};
    if (JSON.stringify(this.profile) === JSON.stringify(body.profile || null)) { this.profile = null; }
    ids.forEach(function (id) {
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
    }, this);
    this.storage.write(this.pending);
    this.told('saved', Object.keys(revisions), data);
  };

  root.GamJournal = Journal;
}(window));
