/* Answers on the page: reading them, ordering items, checking. Mixed into the page of lesson.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var WAIT = 900;
  var Questions = {};

  // null when nothing is chosen
  Questions.value = function (q) {
    var type = q.dataset.type;
    if (type === 'reflection') { return q.querySelector('textarea').value.trim(); }
    if (type === 'order') { return Gam.all(q, '[data-item]').map(function (item) { return item.dataset.item; }); }
    if (type === 'match') {
      var pairs = {};
      Gam.all(q, 'select').forEach(function (list) { if (list.value) { pairs[list.dataset.left] = list.value; } });
      return Object.keys(pairs).length ? pairs : null;
    }
    var chosen = Gam.all(q, 'input:checked').map(function (input) { return input.value; });
    if (type === 'multiple') { return chosen.length ? chosen : null; }
    return chosen.length ? chosen[0] : null;
  };

  // an answer that only this browser had
  Questions.lay = function (q, value) {
    if (q.dataset.type === 'reflection') {
      q.querySelector('textarea').value = value || '';
    } else if (q.dataset.type === 'order') {
      var list = q.querySelector('.gam-order');
      (value || []).forEach(function (name) {
        var item = list.querySelector('[data-item="' + name + '"]');
        if (item) { list.appendChild(item); }
      });
    } else if (q.dataset.type === 'match') {
      Gam.all(q, 'select').forEach(function (each) { each.value = (value || {})[each.dataset.left] || ''; });
    } else {
      Gam.all(q, 'input').forEach(function (input) { input.checked = [].concat(value || []).indexOf(input.value) >= 0; });
    }
  };

  Questions.changed = function (q) {
    q.dataset.touched = 'yes';
    if (q.dataset.type !== 'reflection') { this.forget(q); }
    this.journal.put(q.dataset.q, { value: this.value(q) });
    if (this.count) { this.count(); }
  };

  // a changed answer has no verdict yet
  Questions.forget = function (q) {
    Gam.all(q, '.gam-feedback, .gam-mark, .gam-verdict p').forEach(function (each) { each.remove(); });
    Gam.all(q, '.gam-good, .gam-bad').forEach(function (each) { each.classList.remove('gam-good', 'gam-bad'); });
    Gam.all(q, '.gam-verdict').forEach(function (each) { each.className = 'gam-verdict'; });
  };

  Questions.typed = function (q) {
    var page = this;
    var id = q.dataset.q;
    root.clearTimeout(this.timers[id]);
    this.timers[id] = root.setTimeout(function () { page.written(q); }, WAIT);
  };

  Questions.written = function (q) {
    root.clearTimeout(this.timers[q.dataset.q]);
    delete this.timers[q.dataset.q];
    this.changed(q);
  };

  Questions.move = function (button) {
    var item = button.closest('[data-item]');
    var list = item.parentNode;
    var other = button.dataset.move === '1' ? item.nextElementSibling : item.previousElementSibling;
    if (!other) { return; }
    list.insertBefore(item, button.dataset.move === '1' ? other.nextElementSibling : other);
    button.focus();
    var q = item.closest('[data-q]');
    this.changed(q);
    this.say(q, Gam.fill(this.texts.moved, {
      item: item.querySelector('[data-words]').textContent,
      place: Array.prototype.indexOf.call(list.children, item) + 1,
      all: list.children.length,
    }), '');
  };

  Questions.check = function (q) {
    var page = this;
    var id = q.dataset.q;
    var button = q.querySelector('[data-check]');
    if (button.getAttribute('aria-disabled') === 'true') { return; }
    button.setAttribute('aria-disabled', 'true');
    this.settled().then(function () {
      return Gam.post(page.url('check'), { question: id, value: page.value(q), graded: page.args.graded });
    }).then(function (answer) {
      button.removeAttribute('aria-disabled');
      if (answer.status !== 200) { page.refused(q, answer); return; }
      page.journal.drop(id);
      Gam.replacePart(q, answer.data.html);
      page.progressed(answer.data);
      var verdict = q.querySelector('.gam-verdict');
      verdict.tabIndex = -1;
      verdict.focus();
    });
  };

  // what is on its way arrives first, so that it cannot come after what is handed in
  Questions.settled = function () {
    Object.keys(this.timers).forEach(function (id) { this.written(this.question(id)); }, this);
    return this.journal.flying || Promise.resolve(true);
  };

  Questions.refused = function (q, answer) {
    var words = answer.data.error || (answer.status === 0 || answer.status >= 500 ? this.texts.failed : this.texts.expired);
    if (q) { this.say(q, words, 'refused'); } else { this.place('test', words, 'refused'); }
    Object.keys(answer.data.conflicts || {}).forEach(function (id) { this.rarely('conflict', id, answer.data.conflicts[id]); }, this);
  };

  root.GamQuestions = Questions;
}(window));
