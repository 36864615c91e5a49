/* Says in words how saving goes, and lets the person pick when two windows disagree. Mixed into diagnosis.js. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Saving = {};

  Saving.told = function (state, ids, data) {
    var words = Gam.said(state, this.texts, this.args.language, data);
    ids.forEach(function (id) { this.say(this.question(id), words, state); }, this);
    this.say(null, words, state);
    if (state === 'saved') { this.settled(data); }
    if (state === 'refused') { this.refusals(data.problems || []); }
  };

  Saving.say = function (q, words, state) {
    var places = q ? [q.querySelector('.gam-saved')] : Gam.all(this.el, '[data-saved]');
    places.forEach(function (place) {
      place.textContent = words;
      place.dataset.state = state;
    });
  };

  Saving.settled = function (data) {
    Object.keys(data.conflicts || {}).forEach(function (id) { this.conflict(id, data.conflicts[id]); }, this);
    this.refusals(data.refused || []);
  };

  Saving.refusals = function (problems) {
    problems.forEach(function (problem) {
      var parts = problem.path.split('.');
      var q = parts[0] === 'answers' && this.question(parts[1]);
      if (!q) { return; }
      this.say(q, this.texts.refused + ' ' + problem.text, 'refused');
      var input = q.querySelector('[data-text="' + parts[2] + '"]');
      if (input) {
        var saved = q.querySelector('.gam-saved');
        saved.id = saved.id || this.args.uid + '-e-' + parts[1];
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', saved.id);
      }
    }, this);
  };

  Saving.words = function (answer) {
    if (typeof answer.level === 'number') { return answer.level + ' · ' + this.texts.levels[answer.level]; }
    return this.texts[answer.level || 'unanswered'] || '';
  };

  Saving.conflict = function (id, theirs) {
    var page = this;
    var q = this.question(id);
    if (!q) { return; }
    var old = q.querySelector('.gam-conflict');
    if (old) { old.remove(); }
    var box = this.find('[data-for="conflict"]').firstElementChild.cloneNode(true);
    box.querySelector('[data-theirs]').textContent = [this.words(theirs), theirs.url, theirs.note].filter(Boolean).join(' · ');
    box.addEventListener('click', function (event) {
      var pick = event.target.dataset.pick;
      if (!pick) { return; }
      page.journal.drop(id);
      page.journal.bases[id] = theirs.rev || 0;
      if (pick === 'mine') {
        page.journal.put(id, page.read(q));
      } else {
        page.answers[id] = theirs;
        page.show(id, theirs);
        page.say(q, '', '');
        page.count();
      }
      box.remove();
      q.querySelector('input').focus();
    });
    q.appendChild(box);
    this.say(q, this.texts.unsent, 'refused');
  };

  root.GamSaving = Saving;
}(window));
