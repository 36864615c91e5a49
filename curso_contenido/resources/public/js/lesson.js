/* The page of a lesson: how far the reading goes, and saving in words. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var STAY = 1200;

  function Page(runtime, element, args) {
    this.el = Gam.node(element).querySelector('[data-lesson]');
    if (!this.el) { return; }
    this.args = args;
    this.texts = args.texts;
    this.timers = {};
    this.ends = {};
    this.seen = args.seen;
    this.url = function (handler) { return runtime.handlerUrl(Gam.node(element), handler); };
    this.listen();
    if (this.letters) { this.letters(); }
    if (args.keeps) { this.keep(); }
    var contents = this.find('[data-toc]');
    if (contents && this.el.clientWidth > 900) { contents.open = true; }
  }

  Page.prototype.question = function (id) { return this.find('[data-q="' + id + '"]'); };
  Page.prototype.find = function (selector) { return this.el.querySelector(selector); };

  Page.prototype.keep = function () {
    var page = this;
    var send = function (body) { return Gam.post(page.url('save_answers'), body); };
    this.journal = new root.GamJournal(this.args.journal, send, this.told.bind(this));
    this.journal.bases = Object.assign({}, this.args.bases);
    var left = Object.keys(this.journal.pending).filter(function (id) {
      var q = page.question(id);
      if (q) { page.lay(q, page.journal.pending[id].value); } else { page.journal.drop(id); }
      return q;
    });
    if (left.length) { this.journal.flush(); }
    if (this.args.journal && !this.journal.storage.works) { this.place('read', this.texts.no_storage, 'refused'); }
    root.addEventListener('online', function () { page.journal.flush(); });
    if (this.settled) { root.addEventListener('pagehide', function () { page.settled(); }); }
    this.watch();
  };

  /* ---- events */

  Page.prototype.listen = function () {
    var page = this;
    this.el.addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button) { page.clicked(button, button.dataset); }
    });
    this.el.addEventListener('change', function (event) {
      var q = event.target.closest('[data-q]');
      if (q && page.args.keeps && q.dataset.type !== 'reflection') { page.changed(q); }
    });
    this.el.addEventListener('input', function (event) {
      var q = event.target.closest('[data-q]');
      if (q && event.target.matches('textarea')) { page.typed(q); }
    });
    this.el.addEventListener('focusout', function (event) {
      var q = event.target.closest('[data-q]');
      if (q && page.timers[q.dataset.q]) { page.written(q); }
    });
  };

  Page.prototype.clicked = function (button, data) {
    if (data.goto) { this.goTo(data.goto); }
    if (data.read !== undefined) { this.mark(button); }
    if (data.move) { this.move(button); }
    if (data.check !== undefined) { this.check(button.closest('[data-q]')); }
    if (data.handin !== undefined) { this.handIn(button); }
    if (data.again !== undefined) { this.again(); }
    if (data.gomissing !== undefined) { this.open()[0].querySelector('.gam-prompt').focus(); }
    if (data.own) { this.rarely(data.own); }
  };

  // what is seldom needed comes when it is
  Page.prototype.rarely = function (name, id, theirs) {
    var page = this;
    if (this[name]) { this[name](id, theirs); return; }
    var script = document.createElement('script');
    script.src = this.args.rare;
    script.onload = function () { Object.assign(Page.prototype, root.GamRare); page[name](id, theirs); };
    document.head.appendChild(script);
  };

  // the course's frame does not scroll: the page around it is asked
  Page.prototype.goTo = function (id) {
    var title = document.getElementById(id);
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'start' });
    if (root.parent !== root) { root.parent.postMessage({ offset: title.getBoundingClientRect().top + root.pageYOffset }, '*'); }
  };

  /* ---- reading */

  Page.prototype.watch = function () {
    var page = this;
    var sections = Gam.all(this.el, '[data-section]');
    if (!root.IntersectionObserver || !sections.length) { return; }
    var ends = new root.IntersectionObserver(function (entries) {
      entries.forEach(function (entry) { page.passed(entry.target, entry.isIntersecting); });
    });
    sections.forEach(function (section) {
      var end = document.createElement('span');
      end.className = 'gam-end';
      section.appendChild(end);
      ends.observe(end);
    });
  };

  // a part is read when its end stays on the screen for a moment
  Page.prototype.passed = function (end, isThere) {
    var page = this;
    var name = end.closest('[data-section]').dataset.section;
    root.clearTimeout(this.ends[name]);
    delete this.ends[name];
    if (!isThere) { return; }
    this.ends[name] = root.setTimeout(function () {
      delete page.ends[name];
      if (page.seen.indexOf(name) < 0) { page.seen.push(name); } else if (page.last === name) { return; }
      page.last = name;
      var link = page.find('[data-part="' + name + '"]');
      if (link) { link.parentNode.className = 'gam-seen'; }
      page.journal.note({ seen: page.seen, place: page.after(name) });
    }, STAY);
  };

  Page.prototype.after = function (name) {
    var names = Gam.all(this.el, '[data-section]').map(function (each) { return each.dataset.section; });
    return names[names.indexOf(name) + 1] || name;
  };

  Page.prototype.mark = function (button) {
    var isRead = button.getAttribute('aria-pressed') !== 'true';
    if (!isRead) { this.seen = []; }
    this.pressed(isRead);
    this.journal.note(isRead ? { read: true } : { read: false, seen: [] });
  };

  Page.prototype.pressed = function (isRead) {
    var button = this.find('[data-read]');
    if (!button) { return; }
    button.setAttribute('aria-pressed', String(isRead));
    button.textContent = isRead ? button.dataset.off : button.dataset.on;
  };

  Page.prototype.progressed = function (data) {
    var bar = this.find('[data-way]');
    if (bar && data.way) {
      bar.value = data.way.percent;
      bar.setAttribute('aria-label', data.way.text);
      this.find('[data-way-text]').textContent = data.way.text;
    }
    if (data.read !== undefined && !this.journal.profile) { this.pressed(data.read); }
  };

  /* ---- saving, in words */

  Page.prototype.told = function (state, ids, data) {
    var time = new Date().toLocaleTimeString(this.args.language, { hour: '2-digit', minute: '2-digit' });
    var words = state === 'refused' ? this.texts.refused + ' ' + (data.error || '') : Gam.fill(this.texts[state], { time: time });
    var quiet = state === 'saving' || state === 'saved';
    ids.forEach(function (id) {
      var q = this.question(id);
      if (q && !(quiet && q.dataset.type === 'order')) { this.say(q, words, state); }
    }, this);
    if (!ids.length || !quiet) { this.place('read', words, state); }
    if (state !== 'saved') { return; }
    this.progressed(data);
    (data.refused || []).forEach(function (problem) {
      var q = this.question(problem.path.split('.')[1] || '');
      if (q) { this.say(q, this.texts.refused + ' ' + problem.text, 'refused'); }
    }, this);
    Object.keys(data.conflicts || {}).forEach(function (id) { this.rarely('conflict', id, data.conflicts[id]); }, this);
  };

  Page.prototype.say = function (scope, words, state, name) {
    var place = scope.querySelector(name ? '[data-saved="' + name + '"]' : '.gam-saved');
    if (place) {
      place.textContent = words;
      place.dataset.state = state;
    }
  };

  Page.prototype.place = function (name, words, state) { this.say(this.el, words, state, name); };

  Object.assign(Page.prototype, root.GamQuestions, root.GamTest, root.GamGlossary);
  root.GamLesson = function GamLesson(runtime, element, args) { this.page = new Page(runtime, element, args); };
}(window));
