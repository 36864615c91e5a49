/* What a page seldom needs, brought on demand: a note changed in two windows, and erasing one's own answers. */
(function (root) {
  'use strict';
  var Gam = root.Gam;
  var Rare = {};

  // two windows: the person picks, and nothing is sent meanwhile
  Rare.conflict = function (id, theirs) {
    var page = this;
    var q = this.question(id);
    if (!q) { return; }
    var old = q.querySelector('.gam-conflict');
    if (old) { old.remove(); }
    var box = this.find('[data-for="conflict"]').firstElementChild.cloneNode(true);
    box.querySelector('[data-theirs]').textContent = theirs.text;
    box.addEventListener('click', function (event) {
      var pick = event.target.dataset.pick;
      if (!pick) { return; }
      page.journal.drop(id);
      page.journal.bases[id] = theirs.rev;
      if (pick === 'mine') { page.changed(q); } else { page.lay(q, theirs.text); page.say(q, '', ''); }
      box.remove();
      q.querySelector('textarea').focus();
    });
    q.appendChild(box);
    this.say(q, this.texts.unsent, 'refused');
  };

  Rare.sure = function () { this.asks(true); };
  Rare.unsure = function () { this.asks(false); };

  Rare.asks = function (asks) {
    this.find('[data-erase-sure]').hidden = !asks;
    this.find('[data-own="' + (asks ? 'unsure' : 'sure') + '"]').focus();
  };

  Rare.erase = function () {
    var page = this;
    Gam.post(this.url('erase'), { confirm: true }).then(function (answer) {
      if (answer.status !== 200) { page.place('own', answer.data.error || page.texts.failed, 'refused'); return; }
      page.journal.clear();
      root.location.reload();
    });
  };

  root.GamRare = Rare;
}(window));
