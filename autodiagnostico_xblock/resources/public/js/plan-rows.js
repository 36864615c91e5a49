/* What a commitment has several of: activities, measures, questions, notes, and practices to learn from. Used by plan-form.js. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  const MEASURE = ['indicator', 'baseline', 'goal'];

  const pick = (value = {}) => Object.fromEntries(MEASURE.map((key) => [key, value[key] || '']));
  const copy = (from, to) => to.replaceChildren(...from.cloneNode(true).children);
  const same = (name) => ({
    rows: (value) => value[name] || [],
    put(value, rows) { value[name] = rows; },
  });

  root.GamPlanRows = {
    // what is stored otherwise than as one list: the first measure has its own fields, and questions are bare ids
    shapes: {
      activities: same('activities'),
      notes: same('notes'),
      measures: {
        rows: (value) => [pick(value), ...(value.measures || [])],
        put(value, [first, ...measures]) { Object.assign(value, pick(first), { measures }); },
      },
      questions: {
        rows: (value) => (value.indicators || []).slice(1).map((id) => ({ id })),
        put(value, rows) { value.indicators = [...new Set([...value.indicators.slice(0, 1), ...rows.map(({ id }) => id)])]; },
      },
    },

    // the patterns of rows are taken out of the form; selects that offer the same list get it from the first one
    patterns() {
      this.blank = {};
      this.places = {};
      Gam.all(this.el, '[data-rows]').forEach((box) => {
        this.blank[box.dataset.rows] = box.firstElementChild;
        box.replaceChildren();
      });
      this.undo = this.find('[data-undo]');
      this.undo?.remove();
      if (!this.blank.questions) { return; }
      copy(...Gam.all(this.el, '[data-aim] [data-p="target"]'));
      copy(this.field('indicator_id'), this.blank.questions.querySelector('select'));
    },

    box(name) { return this.find(`[data-rows="${name}"]`); },

    fill(box, row) {
      Gam.all(box, '[data-p]').forEach((input) => {
        const said = row[input.dataset.p];
        if (input.type === 'checkbox') { input.checked = Boolean(said); } else { input.value = said || ''; }
      });
    },

    take(box) {
      const said = Gam.all(box, '[data-p]').map(({ dataset, type, checked, value }) => [
        dataset.p, type === 'checkbox' ? checked : value.trim(),
      ]);
      return Object.fromEntries(said.filter(([, value]) => value));
    },

    add(name, row) {
      const box = this.box(name);
      const made = this.blank[name].cloneNode(true);
      made.hidden = false;
      box.append(made);
      this.fill(made, row);
      this.number(box);
      return made;
    },

    number(box) {
      Gam.all(box, '[data-row]').forEach((row, place) => {
        const legend = row.querySelector('legend');
        legend.textContent = Gam.fill(this.texts.row, { name: legend.dataset.name, number: place + Number(box.dataset.from || 1) });
        row.querySelector('[data-of]').textContent = `: ${legend.textContent}`;
      });
    },

    // a row with words leaves a note in its place that brings it back
    drop(row) {
      const box = row.parentNode;
      if (!Object.keys(this.take(row)).length) {
        const next = row.nextElementSibling || row.previousElementSibling;
        row.remove();
        this.number(box);
        (next?.querySelector('[data-p], button') || this.more(box.dataset.rows)).focus();
        return;
      }
      const note = this.undo.cloneNode(true);
      const legend = row.querySelector('legend').textContent;
      const said = row.querySelector('textarea')?.value.trim().slice(0, 60);
      const words = Gam.fill(this.texts.dropped, { name: said ? `${legend}, «${said}»` : legend });
      const back = note.querySelector('button');
      note.querySelector('[data-words]').textContent = words;
      note.querySelector('[data-of]').textContent = `: ${words}`;
      back.addEventListener('click', () => {
        note.replaceWith(row);
        this.number(box);
        row.querySelector('[data-p]').focus();
        row.dispatchEvent(new Event('change', { bubbles: true }));
      });
      row.replaceWith(note);
      this.number(box);
      back.focus();
    },

    // rows without anything are not sent; `places` tells which row each sent one was
    said(name, boxes = Gam.all(this.box(name), '[data-row]')) {
      const found = boxes.map((box) => [box, this.take(box)]).filter(([, said]) => {
        const keys = Object.keys(said).join();
        return keys && (name !== 'notes' || keys !== 'on');
      });
      this.places[name] = found.map(([box]) => box);
      return found.map(([, said]) => said);
    },
  };

  // practices are chosen by title, each with its page
  root.GamPlanPractices = class Practices {
    constructor(box) {
      this.box = box;
      this.list = box.querySelector('ul');
      this.select = box.querySelector('select');
      this.blank = this.list.firstElementChild;
      this.ids = [];
      // looking through the list is not writing
      ['input', 'change'].forEach((name) => this.select.addEventListener(name, (event) => event.stopPropagation()));
      this.titles = Object.fromEntries([...this.select.options].map(({ value, text }) => [value, text]));
    }

    show(ids) {
      this.ids = [...ids];
      this.list.replaceChildren(...ids.map((id) => this.item(id)));
      [...this.select.options].forEach((option) => { option.disabled = ids.includes(option.value); });
      this.select.value = '';
    }

    // one that the catalogue does not have any more has neither title nor page
    item(id) {
      const item = this.blank.cloneNode(true);
      const title = item.querySelector('[data-title]');
      const link = item.querySelector('a');
      const drop = item.querySelector('button');
      const known = this.titles[id];
      title.textContent = known || this.box.dataset.gone;
      if (link && known) { link.href = link.getAttribute('href').replace(/=ID$/, `=${id}`); } else { link?.replaceWith(title); }
      drop.dataset.practiceDrop = id;
      drop.lastElementChild.textContent = `: ${title.textContent}`;
      return item;
    }

    // true when the list changed
    clicked({ practiceDrop }) {
      const id = practiceDrop || this.select.value;
      const left = this.ids.filter((each) => each !== id);
      const fits = practiceDrop || (id && left.length < Number(this.box.dataset.most));
      if (fits) { this.show(practiceDrop ? left : [...left, id]); }
      this.select.focus();
      return Boolean(fits);
    }
  };
}(window));
