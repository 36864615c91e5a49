/* The learner's page: shows one theme at a time, lays answers on the questions, sends what changes. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  // what buttons of the parts that are fetched on demand are marked with
  var PARTS = ['submit', 'more', 'show', 'confirm', 'suppose', 'unsuppose', 'erase', 'eraseYes', 'eraseNo', 'restart', 'planPick'];

  // scripts that come on demand, run in order; each address is asked for once
  Gam.load = function (urls, done, failed) {
    var left = urls.length;
    urls.forEach(function (url) {
      var script = document.createElement('script');
      script.src = url;
      script.async = false;
      script.onload = function () {
        left -= 1;
        if (!left) { done(); }
      };
      script.onerror = failed;
      document.head.appendChild(script);
    });
  };

  function Page(runtime, element, args) {
    this.el = Gam.node(element).querySelector('[data-diagnosis]');
    this.args = args;
    this.texts = args.texts;
    this.answers = args.answers;
    this.route = args.route;
    this.url = function (handler) { return runtime.handlerUrl(Gam.node(element), handler); };
    this.themes = args.themes.filter(function (theme) { return this.themeEl(theme.id); }, this);
    this.journal = new root.GamJournal(args.journal, this.sendAnswers.bind(this), this.told.bind(this));
    this.indexes();
    this.listen();
    this.restore();
  }

  Page.prototype.find = function (selector) { return this.el.querySelector(selector); };
  Page.prototype.themeEl = function (id) { return this.find('[data-theme="' + id + '"]'); };
  Page.prototype.question = function (id) { return this.questions[id]; };

  Page.prototype.indexes = function () {
    this.questions = {};
    Gam.all(this.el, '[data-q]').forEach(function (item) { this.questions[item.dataset.q] = item; }, this);
  };

  Page.prototype.sendAnswers = function (body) {
    return Gam.post(this.url('save_answers'), body);
  };

  /* ---- answers on the screen */

  Page.prototype.show = function (id, answer) {
    var q = this.question(id);
    if (!q) { return; }
    Gam.all(q, 'input[type=radio]').forEach(function (radio) { radio.checked = radio.value === String(answer.level); });
    Gam.all(q, '[data-text]').forEach(function (input) { input.value = answer[input.dataset.text] || ''; });
    var desired = q.querySelector('[data-desired]');
    desired.value = answer.desired === undefined || answer.desired === null ? '' : String(answer.desired);
    this.boxes(q, answer);
  };

  Page.prototype.read = function (q) {
    var chosen = q.querySelector('input[type=radio]:checked');
    var answer = { level: chosen ? (/^\d$/.test(chosen.value) ? Number(chosen.value) : chosen.value) : null };
    Gam.all(q, '[data-text]').forEach(function (input) {
      if (input.value.trim()) { answer[input.dataset.text] = input.value.trim(); }
    });
    var desired = q.querySelector('[data-desired]').value;
    if (desired !== '') { answer.desired = Number(desired); }
    return answer;
  };

  Page.prototype.boxes = function (q, answer) {
    var level = answer.level;
    var isLevel = typeof level === 'number';
    var shown = {
      reason: level === 'not_applicable' || Boolean(isLevel && q.querySelector('[data-partly]')),
      evidence: (isLevel && level >= Number(q.dataset.from)) || Boolean(answer.url || answer.note),
      desired: isLevel && level < 4,
    };
    Gam.all(q, '[data-box]').forEach(function (box) { box.hidden = !shown[box.dataset.box]; });
  };

  Page.prototype.changed = function (q) {
    var id = q.dataset.q;
    var answer = this.read(q);
    this.answers[id] = answer;
    this.boxes(q, answer);
    this.journal.put(id, answer);
    this.count();
  };

  /* ---- events */

  Page.prototype.listen = function () {
    var page = this;
    this.el.addEventListener('change', function (event) {
      var q = event.target.closest('[data-q]');
      if (q) {
        event.target.removeAttribute('aria-invalid');
        page.changed(q);
      } else if (event.target.matches('[data-state]')) {
        page.municipalities(event.target.value);
      }
    });
    this.el.addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button) { page.clicked(button); }
    });
    this.find('[data-begin]').addEventListener('submit', function (event) {
      event.preventDefault();
      page.begin();
    });
    root.addEventListener('online', function () { page.journal.flush(); });
  };

  // the script of the parts comes with the first part that is opened
  Page.prototype.withParts = function (use) {
    var page = this;
    if (this.parts) {
      use(this.parts);
      return;
    }
    Gam.load(this.args.parts, function () {
      page.parts = page.parts || new root.GamParts(page);
      use(page.parts);
    }, function () { page.say(null, page.texts.offline, 'offline'); });
  };

  Page.prototype.clicked = function (button) {
    var data = button.dataset;
    if (data.go) { this.go(data.go); }
    if (data.turn) { this.turn(data.turn, true); }
    if (data.jump) { this.jump(data.jump); }
    if (data.missing !== undefined) { this.missing(); }
    if (data.move) {
      this.keepPlace(this.open[this.position() + Number(data.move)].id);
    }
    if (data.component && button.closest('.gam-tabs')) {
      this.keepPlace(this.open.filter(function (theme) { return theme.component === data.component; })[0].id);
    }
    if (PARTS.some(function (name) { return data[name] !== undefined; })) {
      this.withParts(function (parts) { parts.clicked(button); });
    }
  };

  Page.prototype.keepPlace = function (theme) {
    this.turn(theme, true);
    this.journal.note({ place: theme });
  };

  // without a connection one begins all the same: who answers travels with the first answers
  Page.prototype.begin = function () {
    var profile = {};
    Gam.all(this.find('[data-begin]'), '[data-profile]').forEach(function (input) {
      if (input.type !== 'radio' || input.checked) { profile[input.dataset.profile] = input.value; }
    });
    this.journal.note(profile);
    this.setRoute(profile.route || this.route);
    this.go('answer');
  };

  Page.prototype.municipalities = function (state) {
    var page = this;
    var list = this.find('[data-profile="municipality"]');
    list.disabled = true;
    Gam.post(this.url('municipalities'), { state: state }).then(function (answer) {
      var options = [new Option(page.texts.choose, '')].concat((answer.data.municipalities || []).map(function (each) {
        return new Option(each[1], each[0]);
      }));
      list.replaceChildren.apply(list, options);
      list.disabled = options.length === 1;
    });
  };

  Page.prototype.restore = function () {
    var recovered = Object.keys(this.journal.pending).filter(this.question, this);
    Object.keys(this.answers).forEach(function (id) {
      this.journal.bases[id] = this.answers[id].rev || 0;
      this.show(id, this.answers[id]);
    }, this);
    recovered.forEach(function (id) {
      this.answers[id] = this.journal.pending[id];
      this.show(id, this.answers[id]);
    }, this);
    this.place = this.args.place;
    this.setRoute(this.route);
    if (recovered.length) {
      this.say(null, this.texts.recovered, 'saving');
      this.journal.flush();
    } else if (this.args.journal && !this.journal.storage.works) {
      this.say(null, this.texts.no_storage, 'refused');
    }
  };

  Object.assign(Page.prototype, root.GamProgress, root.GamSaving);
  root.GamDiagnosis = function GamDiagnosis(runtime, element, args) { this.page = new Page(runtime, element, args); };
}(window));
