/* Favourites, notes, activity, and saying in words how saving goes. Mixed into the page of map.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Kept = {};

  Kept.isKept = function (id) { return Boolean(this.favourites[id] && this.favourites[id].kept); };

  // buttons and the counter say what is kept on this screen
  Kept.paint = function () {
    var page = this;
    Gam.all(this.el, '[data-fav]').forEach(function (button) {
      var kept = page.isKept(button.dataset.fav);
      button.setAttribute('aria-pressed', String(kept));
      var word = button.querySelector('[data-word]');
      if (word) { word.textContent = kept ? page.texts.kept : page.texts.keep; }
    });
    var count = this.find('[data-count]');
    if (count) { count.textContent = Object.keys(this.favourites).filter(this.isKept, this).length; }
  };

  Kept.toggle = function (button) {
    var id = button.dataset.fav;
    var before = this.favourites[id] || { note: '' };
    var kept = !this.isKept(id);
    this.favourites[id] = { kept: kept, note: kept ? before.note || '' : '' };
    this.keep.favourite(id, kept, this.favourites[id].note);
    this.paint();
    if (button.dataset.leave !== undefined) {
      var card = button.closest('[data-kept]');
      var next = card.nextElementSibling || card.previousElementSibling;
      card.remove();
      (next ? next.querySelector('textarea') : this.find('[data-part="favourites"] [tabindex="-1"]')).focus();
    }
  };

  Kept.note = function (field) {
    var id = field.dataset.note;
    this.favourites[id] = { kept: true, note: field.value };
    this.keep.favourite(id, true, field.value);
  };

  /* ---- the activity */

  Kept.sendActivity = function (form) {
    var page = this;
    root.clearTimeout(this.typing);
    var error = form.querySelector('[data-error]');
    error.hidden = true;
    var waiting = this.keep.flying || Promise.resolve();
    waiting.then(function () {
      var activity = { practice: form.elements.practice.value, text: form.elements.text.value, base: page.keep.base('activity') };
      return Gam.post(page.url('send_activity'), { activity: activity });
    }).then(function (answer) {
      if (answer.status === 200) {
        page.keep.drop('activity');
        page.keep.bases.activity = answer.data.revisions.activity;
        page.open('activity', '', 'title').then(function () { page.say(page.texts.sent, 'saved'); });
        return;
      }
      page.keep.activity(form.elements.practice.value, form.elements.text.value);
      if (answer.data.conflicts && answer.data.conflicts.activity) { page.conflict('activity', answer.data.conflicts.activity); }
      error.textContent = answer.data.error || page.texts.offline;
      error.hidden = false;
      error.focus();
    });
  };

  /* ---- how saving goes */

  Kept.told = function (state, ids, data) {
    var words = Gam.said(state, this.texts, this.args.language, data);
    ids.forEach(function (id) {
      var place = this.find('[data-saved-for="' + id + '"]');
      if (place) { this.write(place, words, state); }
    }, this);
    if (ids.length || state !== 'saving') { this.say(state === 'saved' && !ids.length ? '' : words, state); }
    if (state === 'saved') { this.settled(data); }
    this.refusals(data.refused || data.problems || []);
  };

  Kept.settled = function (data) {
    Object.keys(data.conflicts || {}).forEach(function (id) { this.conflict(id, data.conflicts[id]); }, this);
  };

  Kept.write = function (place, words, state) {
    place.textContent = words;
    place.dataset.state = state;
  };

  Kept.say = function (words, state) {
    Gam.all(this.el, '[data-saved]').forEach(function (place) { this.write(place, words, state); }, this);
  };

  Kept.refusals = function (problems) {
    problems.forEach(function (problem) {
      var id = problem.path.split('.')[0] === 'activity' ? 'activity' : problem.path.split('.')[1];
      var place = this.find('[data-saved-for="' + id + '"]');
      var words = this.texts.refused + ' ' + problem.text;
      if (place) { this.write(place, words, 'refused'); }
      this.say(words, 'refused');
    }, this);
  };

  // two windows wrote different things: the person picks
  Kept.conflict = function (id, theirs) {
    var page = this;
    var place = this.find('[data-saved-for="' + id + '"]') || this.find('[data-saved]');
    var old = this.find('[data-conflict="' + id + '"]');
    if (old) { old.remove(); }
    var box = this.find('[data-for="conflict"]').firstElementChild.cloneNode(true);
    box.dataset.conflict = id;
    box.querySelector('[data-theirs]').textContent = theirs.note || theirs.text || this.texts.empty;
    box.addEventListener('click', function (event) {
      var pick = event.target.dataset.pick;
      if (!pick) { return; }
      page.settle(id, theirs, pick);
      box.remove();
    });
    place.after(box);
    this.write(place, this.texts.refused, 'refused');
  };

  Kept.settle = function (id, theirs, pick) {
    var pending = this.keep.pending[id];
    var field = id === 'activity' ? this.find('form[data-activity] [name="text"]') : this.find('[data-note="' + id + '"]');
    this.keep.drop(id);
    this.keep.bases[id] = theirs.rev;
    if (pick === 'mine' && id === 'activity') {
      this.keep.activity(field.form.elements.practice.value, field.value);
    } else if (pick === 'mine') {
      this.keep.favourite(id, pending ? pending.kept : true, pending ? pending.note : '');
    } else {
      if (field) { field.value = theirs.note || theirs.text || ''; }
      if (id !== 'activity') { this.favourites[id] = theirs; }
      this.say('', '');
      this.paint();
    }
    if (field) { field.focus(); }
  };

  /* ---- one's own data */

  Kept.askErase = function (opening) {
    var box = this.find('[data-erase-confirm]');
    var opener = this.find('[data-erase]');
    box.hidden = !opening || !box.hidden;
    opener.setAttribute('aria-expanded', String(!box.hidden));
    (box.hidden ? opener : box.querySelector('[data-erase-no]')).focus();
  };

  Kept.erase = function () {
    var page = this;
    Gam.post(this.url('erase'), { confirm: true }).then(function (answer) {
      if (answer.status === 200) {
        page.keep.clear();
        page.keep.bases = {};
        page.favourites = {};
        page.paint();
        page.open('favourites', '', 'title');
      } else {
        page.say(answer.status ? page.texts.refused + ' ' + (answer.data.error || '') : page.texts.offline, 'refused');
      }
    });
  };

  root.GamMapKept = Kept;
}(window));
