/* Parts that are fetched on demand: review, results, «what if», comparison, and one's own data. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var PAGE_OF_CARDS = 8;

  function Parts(page) {
    this.page = page;
    this.supposed = {};
    this.number = null;
    page.el.addEventListener('submit', this.submitted.bind(this));
    page.el.addEventListener('change', function (event) {
      if (event.target.matches('[data-filter]')) { this.filter(PAGE_OF_CARDS); }
    }.bind(this));
  }

  Parts.prototype.section = function (name) { return this.page.find('[data-part="' + name + '"]'); };

  Parts.prototype.copyOf = function (name) {
    return this.page.find('[data-for="' + name + '"]').firstElementChild.cloneNode(true);
  };

  Parts.prototype.fetch = function (query, handler) {
    query.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return Gam.post(this.page.url(handler || 'part'), query);
  };

  // what is still on its way is sent first, so that the part speaks of what is on the screen
  Parts.prototype.open = function (name, query) {
    var self = this;
    var section = this.section(name);
    var isPlan = name === 'plan';
    if (isPlan && this.plan) { this.plan.home(); return; }
    section.replaceChildren(this.copyOf('loading'));
    this.page.journal.flush().then(function () {
      return isPlan ? self.fetch({ part: 'page', whole: true }, 'plan_part') : self.fetch(Object.assign({ part: name }, query));
    }).then(function (answer) {
      if (answer.status !== 200) {
        self.fail(section, name, query, answer);
        return;
      }
      if (isPlan) { self.startPlan(section, answer.data); return; }
      Gam.replacePart(section, answer.data.html);
      Gam.focusTitle(section);
      if (name === 'results') {
        self.number = query.number === undefined ? null : query.number;
        self.supposed = {};
        self.filter(PAGE_OF_CARDS);
        var aim = self.aim && section.querySelector(self.aim);
        self.aim = '';
        if (aim) { aim.focus(); }
      }
    });
  };

  Parts.prototype.fail = function (section, name, query, answer) {
    var self = this;
    section.replaceChildren.apply(section, Gam.all(this.page.el, '[data-for="failed"] > *').map(function (each) {
      return each.cloneNode(true);
    }));
    if (answer.data.error) { section.querySelector('[role="alert"]').textContent = answer.data.error; }
    section.querySelector('[data-retry]').addEventListener('click', function () { self.open(name, query); });
    section.querySelector('[data-retry]').focus();
  };

  Parts.prototype.panel = function (name, query) {
    var target = this.page.find('[data-panel="' + name + '"]');
    return this.fetch(query).then(function (answer) {
      if (answer.status === 200) {
        Gam.replacePart(target, answer.data.html);
        (target.querySelector('[tabindex="-1"]') || target).focus();
      }
    });
  };

  /* ---- submitting */

  Parts.prototype.submit = function (graded) {
    var self = this;
    var page = this.page;
    page.say(null, page.texts.saving, 'saving');
    page.journal.flush().then(function () {
      var body = Object.assign(page.journal.body(), { graded: graded });
      Object.keys(page.journal.pending).forEach(function (id) { body.answers[id] = page.journal.pending[id]; });
      return Gam.post(page.url('submit'), body);
    }).then(function (answer) {
      if (answer.status === 200) {
        page.journal.clear();
        Object.assign(page.journal.bases, answer.data.revisions);
        page.say(null, '', '');
        page.find('.gam-steps [data-go="results"]').hidden = false;
        page.find('.gam-data').hidden = false;
        page.go('results');
        return;
      }
      self.refused(answer);
    });
  };

  Parts.prototype.refused = function (answer) {
    var page = this.page;
    var conflicts = Object.keys(answer.data.conflicts || {});
    page.settled({ conflicts: answer.data.conflicts, refused: answer.data.problems });
    page.say(null, answer.status === 0 ? page.texts.offline : page.texts.refused + ' ' + (answer.data.error || ''), 'refused');
    if (conflicts.length) { page.jump(conflicts[0]); }
  };

  /* ---- results */

  Parts.prototype.filter = function (most) {
    var section = this.section('results');
    var cards = Gam.all(section, '[data-card]');
    if (!cards.length) { return; }
    var wanted = Gam.all(section, '[data-filter]').filter(function (select) { return select.value; });
    var fitting = cards.filter(function (card) {
      return wanted.every(function (select) {
        return card.dataset[select.dataset.filter].split(' ').indexOf(select.value) >= 0;
      });
    });
    cards.forEach(function (card) { card.hidden = fitting.indexOf(card) < 0 || fitting.indexOf(card) >= most; });
    var status = section.querySelector('[data-shown]');
    status.textContent = Gam.fill(status.dataset.text, { shown: Math.min(most, fitting.length), all: cards.length });
    section.querySelector('[data-none]').hidden = Boolean(fitting.length);
    var more = section.querySelector('[data-more]');
    more.hidden = fitting.length <= most;
    more.dataset.most = most + PAGE_OF_CARDS;
  };

  Parts.prototype.more = function (button) {
    var first = Number(button.dataset.most) - PAGE_OF_CARDS;
    this.filter(Number(button.dataset.most));
    var shown = Gam.all(this.section('results'), '[data-card]').filter(function (card) { return !card.hidden; });
    if (shown[first]) { shown[first].querySelector('h4').focus(); }
  };

  Parts.prototype.suppose = function (levels) {
    this.supposed = levels;
    this.panel('whatif', { part: 'what_if', number: this.number, levels: levels });
  };

  Parts.prototype.submitted = function (event) {
    var form = event.target;
    var data = form.dataset;
    if (data.whatif === undefined && data.compare === undefined && data.priorities === undefined) { return; }
    event.preventDefault();
    if (data.whatif !== undefined) {
      var levels = Object.assign({}, this.supposed);
      levels[form.elements.indicator.value] = Number(form.elements.level.value);
      this.suppose(levels);
    } else if (data.compare !== undefined) {
      this.panel('comparison', { part: 'comparison', before: Number(form.elements.before.value), after: Number(form.elements.after.value) });
    } else {
      this.prioritise(form);
    }
  };

  Parts.prototype.prioritise = function (form) {
    var self = this;
    var picked = Gam.all(form, 'input:checked').map(function (box) { return box.value; });
    this.page.journal.note({ priorities: picked }).then(function () {
      self.open('results', self.number === null ? {} : { number: self.number });
    });
  };

  /* ---- buttons of these parts */

  Parts.prototype.clicked = function (button) {
    var data = button.dataset;
    if (data.submit) { this.submit(data.submit === 'graded'); }
    if (data.more !== undefined) { this.more(button); }
    if (data.show) { this.open('results', { number: Number(data.show) }); }
    if (data.confirm) { this.renew(data.confirm); }
    if (data.planPick) { this.pick(button); }
    if (data.suppose !== undefined) { this.suppose(this.parse(data.suppose)); }
    if (data.unsuppose) {
      var left = Object.assign({}, this.supposed);
      delete left[data.unsuppose];
      this.suppose(left);
    }
    this.ownData(button);
  };

  Parts.prototype.parse = function (text) {
    var levels = {};
    text.trim().split(/\s+/).filter(Boolean).forEach(function (pair) {
      levels[pair.split('=')[0]] = Number(pair.split('=')[1]);
    });
    return levels;
  };

  Parts.prototype.renew = function (id) {
    var self = this;
    Gam.post(this.page.url('save_answers'), { confirm: [id] }).then(function () { self.open('review', {}); });
  };

  /* ---- one's own data */

  Parts.prototype.ownData = function (button) {
    var data = button.dataset;
    var box = this.page.find('[data-erase-confirm]');
    var opener = this.page.find('[data-erase]');
    if (data.erase !== undefined || data.eraseNo !== undefined) {
      box.hidden = data.erase === undefined || !box.hidden;
      opener.setAttribute('aria-expanded', String(!box.hidden));
      (box.hidden ? opener : box.querySelector('button')).focus();
    }
    if (data.eraseYes !== undefined) { this.replaceAll('erase', { confirm: true }); }
    if (data.restart) { this.replaceAll('restart', { from: data.restart }); }
  };

  // the stored draft is another one: the page begins again from it
  Parts.prototype.replaceAll = function (handler, body) {
    var page = this.page;
    page.say(null, page.texts.saving, 'saving');
    Gam.post(page.url(handler), body).then(function (answer) {
      if (answer.status === 200) {
        page.journal.clear();
        if (handler === 'erase') { new root.GamJournal(page.args.journal && page.args.journal + ':plan').clear(); }
        root.location.reload();
      } else {
        page.say(null, answer.status === 0 ? page.texts.offline : page.texts.refused + ' ' + (answer.data.error || ''), 'refused');
      }
    });
  };

  root.GamParts = Parts;
}(window));
