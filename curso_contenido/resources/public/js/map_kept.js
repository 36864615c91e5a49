/* Favourites, notes, activity, and saying in words how saving goes. Mixed into the page of map.js. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  // what the activity's form says
  const filled = ({ elements: { practice, text } }) => ({ practice: practice.value, text: text.value });

  root.GamMapKept = {
    isKept(id) { return Boolean(this.favourites[id]?.kept); },

    // buttons and the counter say what is kept on this screen
    paint() {
      Gam.all(this.el, '[data-fav]').forEach((button) => {
        const kept = this.isKept(button.dataset.fav);
        button.setAttribute('aria-pressed', kept);
        const word = button.querySelector('[data-word]');
        if (word) { word.textContent = kept ? this.texts.kept : this.texts.keep; }
      });
      const count = this.find('[data-count]');
      if (count) { count.textContent = Object.keys(this.favourites).filter(this.isKept, this).length; }
    },

    toggle(button) {
      const id = button.dataset.fav;
      const kept = !this.isKept(id);
      const note = (kept && this.favourites[id]?.note) || '';
      this.favourites[id] = { kept, note };
      this.keep.favourite(id, kept, note);
      this.paint();
      if (button.dataset.leave === undefined) { return; }
      const card = button.closest('[data-kept]');
      const next = card.nextElementSibling || card.previousElementSibling;
      card.remove();
      (next ? next.querySelector('textarea') : this.find('[data-part="favourites"] [tabindex="-1"]')).focus();
    },

    note(field) {
      const id = field.dataset.note;
      this.favourites[id] = { kept: true, note: field.value };
      this.keep.favourite(id, true, field.value);
    },

    /* ---- the activity */

    draft(form) {
      const { practice, text } = filled(form);
      this.keep.activity(practice, text);
    },

    sendActivity(form) {
      root.clearTimeout(this.typing);
      const error = form.querySelector('[data-error]');
      error.hidden = true;
      const body = () => ({ activity: { ...filled(form), base: this.keep.base('activity') } });
      (this.keep.flying || Promise.resolve()).then(() => Gam.post(this.url('send_activity'), body())).then(({ status, data }) => {
        if (status === 200) {
          this.keep.drop('activity');
          this.keep.bases.activity = data.revisions.activity;
          this.open('activity', '', 'title').then(() => this.say(this.texts.sent, 'saved'));
          return;
        }
        this.draft(form);
        if (data.conflicts?.activity) { this.conflict('activity', data.conflicts.activity); }
        error.textContent = data.error || this.texts.offline;
        error.hidden = false;
        error.focus();
      });
    },

    /* ---- how saving goes */

    told(state, ids, data) {
      const words = Gam.said(state, this.texts, this.args.language, data);
      ids.forEach((id) => this.sayOf(id, words, state));
      if (ids.length || state !== 'saving') { this.say(state === 'saved' && !ids.length ? '' : words, state); }
      if (state === 'saved') { Object.entries(data.conflicts || {}).forEach((each) => this.conflict(...each)); }
      this.refusals(data.refused || data.problems || []);
    },

    write(place, words, state) {
      place.textContent = words;
      place.dataset.state = state;
    },

    say(words, state) { Gam.all(this.el, '[data-saved]').forEach((place) => this.write(place, words, state)); },

    sayOf(id, words, state) {
      const place = this.find(`[data-saved-for="${id}"]`);
      if (place) { this.write(place, words, state); }
    },

    refusals(problems) {
      problems.forEach(({ path, text }) => {
        const [part, id] = path.split('.');
        const words = `${this.texts.refused} ${text}`;
        this.sayOf(part === 'activity' ? part : id, words, 'refused');
        this.say(words, 'refused');
      });
    },

    // two windows wrote different things: the person picks
    conflict(id, theirs) {
      const place = this.find(`[data-saved-for="${id}"]`) || this.find('[data-saved]');
      this.find(`[data-conflict="${id}"]`)?.remove();
      const box = this.find('[data-for="conflict"]').firstElementChild.cloneNode(true);
      box.dataset.conflict = id;
      box.querySelector('[data-theirs]').textContent = theirs.note || theirs.text || this.texts.empty;
      box.addEventListener('click', ({ target: { dataset: { pick } } }) => {
        if (!pick) { return; }
        this.settle(id, theirs, pick);
        box.remove();
      });
      place.after(box);
      this.write(place, this.texts.refused, 'refused');
    },

    settle(id, theirs, pick) {
      const pending = this.keep.pending[id];
      const isActivity = id === 'activity';
      const field = this.find(isActivity ? 'form[data-activity] [name="text"]' : `[data-note="${id}"]`);
      this.keep.drop(id);
      this.keep.bases[id] = theirs.rev;
      if (pick === 'mine' && isActivity) {
        this.draft(field.form);
      } else if (pick === 'mine') {
        this.keep.favourite(id, pending ? pending.kept : true, pending ? pending.note : '');
      } else {
        if (field) { field.value = theirs.note || theirs.text || ''; }
        if (!isActivity) { this.favourites[id] = theirs; }
        this.say('', '');
        this.paint();
      }
      if (field) { field.focus(); }
    },

    /* ---- one's own data */

    askErase(opening) {
      const box = this.find('[data-erase-confirm]');
      const opener = this.find('[data-erase]');
      box.hidden = !opening || !box.hidden;
      opener.setAttribute('aria-expanded', !box.hidden);
      (box.hidden ? opener : box.querySelector('[data-erase-no]')).focus();
    },

    erase() {
      Gam.post(this.url('erase'), { confirm: true }).then(({ status, data }) => {
        if (status !== 200) {
          this.say(status ? `${this.texts.refused} ${data.error || ''}` : this.texts.offline, 'refused');
          return;
        }
        this.keep.clear();
        this.keep.bases = {};
        this.favourites = {};
        this.paint();
        this.open('favourites', '', 'title');
      });
    },
  };
}(window));
