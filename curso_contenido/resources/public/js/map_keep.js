/* Keeps favourites, notes, what was explored and the activity in the browser until the server has them; one request at a time. */
(function (root) {
  'use strict';
  var RETRY_FIRST = 2000;
  var RETRY_MOST = 60000;

  function empty() { return { favourites: {}, explored: [], activity: null }; }

  // send: body -> promise of {status, data}; told: (state, ids, data)
  function Keep(key, revisions, send, told) {
    this.key = key;
    this.works = Boolean(key);
    this.revisions = revisions;
    this.held = {};
    this.flying = null;
    this.retry = RETRY_FIRST;
    this.timer = 0;
    this.send = send;
    this.told = told;
    this.pending = this.read();
  }

  Keep.prototype.read = function () {
    if (!this.works) { return empty(); }
    try {
      return Object.assign(empty(), JSON.parse(root.localStorage.getItem(this.key) || '{}'));
    } catch (error) {
      this.works = false;
      return empty();
    }
  };

  Keep.prototype.store = function () {
    if (!this.works) { return; }
    try {
      if (this.isEmpty()) {
        root.localStorage.removeItem(this.key);
      } else {
        root.localStorage.setItem(this.key, JSON.stringify(this.pending));
      }
    } catch (error) {
      this.works = false;
    }
  };

  Keep.prototype.isEmpty = function () {
    return !Object.keys(this.pending.favourites).length && !this.pending.explored.length && !this.pending.activity;
  };

  Keep.prototype.base = function (id, before) {
    return before && !this.held[id] ? before.base : this.revisions[id] || 0;
  };

  Keep.prototype.favourite = function (id, kept, note) {
    this.pending.favourites[id] = { kept: kept, note: note, base: this.base(id, this.pending.favourites[id]) };
    delete this.held[id];
    this.store();
    return this.flush();
  };

  Keep.prototype.explored = function (id) {
    if (this.pending.explored.indexOf(id) < 0) { this.pending.explored.push(id); }
    this.store();
    return this.flush();
  };

  Keep.prototype.activity = function (practice, text) {
    this.pending.activity = { practice: practice, text: text, base: this.base('activity', this.pending.activity) };
    delete this.held.activity;
    this.store();
    return this.flush();
  };

  Keep.prototype.drop = function (id) {
    delete this.held[id];
    if (id === 'activity') { this.pending.activity = null; }
    delete this.pending.favourites[id];
    this.store();
  };

  Keep.prototype.clear = function () {
    this.pending = empty();
    this.held = {};
    this.store();
  };

  // what the person must settle first is not sent again by itself
  Keep.prototype.body = function () {
    var body = { favourites: {}, explored: this.pending.explored.slice() };
    Object.keys(this.pending.favourites).forEach(function (id) {
      if (!this.held[id]) { body.favourites[id] = this.pending.favourites[id]; }
    }, this);
    if (this.pending.activity && !this.held.activity) { body.activity = this.pending.activity; }
    return body;
  };

  Keep.prototype.ids = function (body) {
    return Object.keys(body.favourites).concat(body.activity ? ['activity'] : []);
  };

  // resolves to true when nothing is left to send, to false at the first failure
  Keep.prototype.flush = function () {
    var self = this;
    if (this.flying) { return this.flying; }
    var body = this.body();
    var ids = this.ids(body);
    if (!ids.length && !body.explored.length) { return Promise.resolve(true); }
    root.clearTimeout(this.timer);
    this.told('saving', ids, {});
    this.flying = this.send(body).then(function (answer) {
      self.flying = null;
      return self.settle(body, ids, answer);
    });
    return this.flying;
  };

  Keep.prototype.settle = function (body, ids, answer) {
    var self = this;
    if (answer.status === 200) {
      this.retry = RETRY_FIRST;
      this.accept(body, ids, answer.data);
      return this.flush();
    }
    if (answer.status === 401 || answer.status === 403) {
      this.told(answer.data.code === 'enrol_first' ? 'refused' : 'expired', ids, answer.data);
    } else if (answer.status >= 400 && answer.status < 500) {
      ids.forEach(function (id) { self.held[id] = true; });
      this.pending.explored = [];
      this.told('refused', ids, answer.data);
    } else {
      this.told('offline', ids, answer.data);
      this.timer = root.setTimeout(function () { self.flush(); }, this.retry);
      this.retry = Math.min(RETRY_MOST, this.retry * 2);
    }
    return false;
  };

  Keep.prototype.accept = function (body, ids, data) {
    var revisions = data.revisions || {};
    ids.forEach(function (id) {
      var now = id === 'activity' ? this.pending.activity : this.pending.favourites[id];
      var sent = id === 'activity' ? body.activity : body.favourites[id];
      if (revisions[id] === undefined) {
        this.held[id] = true;
        return;
      }
      this.revisions[id] = revisions[id];
      // what was typed while this was on its way is a new object, still to be sent
      if (now === sent) { this.drop(id); } else if (now) { now.base = revisions[id]; }
    }, this);
    this.pending.explored = this.pending.explored.filter(function (id) { return body.explored.indexOf(id) < 0; });
    this.store();
    this.told('saved', Object.keys(revisions), data);
  };

  root.GamKeep = Keep;
}(window));
