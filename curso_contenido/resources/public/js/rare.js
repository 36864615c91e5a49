/* What a page seldom needs, brought on demand: answers that were not sent, a note changed in two windows, and erasing one's own. */
(function (root) {
  'use strict';
  const Gam = root.Gam;

  root.GamRare = {
    // answers that only this browser had; what the person began to change meanwhile stays
    recover() {
      Object.entries(this.journal.pending).forEach(([id, answer]) => {
        const q = this.question(id);
        if (!q) { this.journal.drop(id); } else if (!q.dataset.touched && !this.timers[id]) { this.lay(q, answer.value); }
      });
      this.count?.();
      this.journal.flush();
    },

    lay(q, value) {
      const { type } = q.dataset;
      if (type === 'reflection') {
        q.querySelector('textarea').value = value || '';
      } else if (type === 'order') {
        const items = (value || []).map((name) => q.querySelector(`[data-item="${name}"]`)).filter(Boolean);
        q.querySelector('.gam-order').append(...items);
        q.dataset.touched = 'yes';
      } else if (type === 'match') {
        Gam.all(q, 'select').forEach((list) => { list.value = value?.[list.dataset.left] || ''; });
      } else {
        Gam.all(q, 'input').forEach((input) => { input.checked = [].concat(value || []).includes(input.value); });
      }
    },

    // two windows: the person picks, and nothing is sent meanwhile
    conflict(id, theirs) {
      const q = this.question(id);
      if (!q) { return; }
      Gam.all(q, '.gam-conflict').forEach((old) => old.remove());
      const box = this.find('[data-for="conflict"]').firstElementChild.cloneNode(true);
      box.querySelector('[data-theirs]').textContent = theirs.text;
      box.addEventListener('click', ({ target }) => {
        const { pick } = target.dataset;
        if (!pick) { return; }
        this.journal.drop(id);
        this.journal.bases[id] = theirs.rev;
        if (pick === 'mine') { this.changed(q); } else { this.lay(q, theirs.text); this.say(q, '', ''); }
        box.remove();
        q.querySelector('textarea').focus();
      });
      q.append(box);
      this.say(q, this.texts.unsent, 'refused');
    },

    sure() { this.asks(true); },
    unsure() { this.asks(false); },

    asks(asks) {
      this.find('[data-erase-sure]').hidden = !asks;
      this.find(`[data-own="${asks ? 'unsure' : 'sure'}"]`).focus();
    },

    erase() {
      Gam.post(this.url('erase'), { confirm: true }).then(({ status, data }) => {
        if (status !== 200) { this.place('own', data.error || this.texts.failed, 'refused'); return; }
        this.journal.clear();
        // the page that comes back says so where the person was looking
        root.location.hash = this.erasedMark();
        root.location.reload();
      });
    },

    erased() {
      root.history.replaceState(null, '', root.location.pathname + root.location.search);
      const place = this.find('[data-saved="own"]');
      place.closest('details').open = true;
      this.place('own', this.texts.erased, 'saved');
      place.tabIndex = -1;
      place.focus();
    },
  };
}(window));
