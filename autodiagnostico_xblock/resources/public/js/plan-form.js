/* Between a form of the plan and its JSON: fields, check lists, rows, targets, and gender marks. */
(function (root) {
  'use strict';
  const Gam = root.Gam;
  const META = ['id', 'rev', 'made', 'at', 'base', 'removed'];
  const NUMBERS = ['current', 'wanted'];

  class Form {
    constructor(el, texts) {
      this.el = el;
      this.texts = texts;
      this.value = {};
      const practices = this.find('[data-practices]');
      this.practices = practices && new root.GamPlanPractices(practices);
      this.patterns();
    }

    // what the person said, without the server's marks
    static plain(value) {
      return Object.fromEntries(Object.entries(value || {}).filter(([key]) => !META.includes(key)));
    }

    find(selector) { return this.el.querySelector(selector); }
    field(name) { return this.find(`[data-f="${name === 'indicators' ? 'indicator_id' : name}"]`); }
    more(name) { return this.find(`[data-more="${name}"]`); }

    // every control of a kind, with the name that its data gives it
    each(kind, action) {
      Gam.all(this.el, `[data-${kind}]`).forEach((control, place) => {
        action(control, control.getAttribute(`data-${kind}`), place);
      });
    }

    show(given) {
      const value = Form.plain(given);
      const { aims = [], gender = {}, indicators = [] } = value;
      this.value = value;
      this.each('f', (input, name) => { input.value = (name === 'indicator_id' ? indicators[0] : value[name]) ?? ''; });
      this.each('check-list', (box, name) => { box.checked = (value[name] || []).includes(box.value); });
      this.clear();
      Object.keys(this.blank).forEach((name) => {
        this.box(name).replaceChildren();
        this.shapes[name].rows(value).forEach((row) => this.add(name, row));
      });
      this.each('aim', (box, name, place) => this.fill(box, aims[place] || {}));
      this.each('aim-more', (box) => { box.open = aims.length > 1; });
      this.each('criterion', (box, name) => this.fill(box, gender[name] || {}));
      this.practices?.show(value.practices || []);
      this.marks();
    }

    read() {
      const value = { ...this.value };
      this.each('f', (input, name) => {
        const said = input.value.trim();
        if (name === 'indicator_id') {
          value.indicators = said ? [said] : [];
        } else if (NUMBERS.includes(name)) {
          value[name] = said === '' ? null : Number(said);
        } else {
          value[name] = said;
        }
      });
      this.each('check-list', (box, name) => {
        const left = (value[name] || []).filter((each) => each !== box.value);
        value[name] = box.checked ? [...left, box.value] : left;
      });
      Object.keys(this.blank).forEach((name) => this.shapes[name].put(value, this.said(name)));
      if (this.blank.questions) { value.aims = this.said('aims', Gam.all(this.el, '[data-aim]')); }
      this.each('criterion', (box, name) => {
        const said = this.take(box);
        value.gender = { ...value.gender, [name]: said };
        if (!Object.keys(said).length) { delete value.gender[name]; }
      });
      if (this.practices) { value.practices = [...this.practices.ids]; }
      this.value = value;
      this.marks();
      return value;
    }

    // dates of the year that touch the question that the commitment moves
    marks() {
      const year = this.find('[data-year]');
      if (!year) { return; }
      const theme = this.field('indicator_id').selectedOptions[0]?.dataset.theme;
      const items = Gam.all(year, '[data-themes]');
      items.forEach((item) => { item.hidden = Boolean(theme) && !item.dataset.themes.split(' ').includes(theme); });
      year.hidden = items.every(({ hidden }) => hidden);
    }

    /* ---- where something is mended */

    // the control that a problem's path speaks of: `plan.KEY.activities.0.end`
    control(path) {
      const [, , name, place, part] = path.split('.');
      if (name === 'gender' && place) { return this.find(`[data-criterion="${place}"] [data-p="${part}"]`); }
      if (name === 'practices') { return this.find('[data-practices] select'); }
      const rows = (each) => this.places[each] || [];
      if (part) { return this.part(rows(name)[Number(place) + (name === 'measures' ? 1 : 0)], part); }
      return this.field(name) || this.part(rows('measures')[0], name) || this.more(name);
    }

    part(row, name) { return row ? row.querySelector(`[data-p="${name}"]`) : null; }

    // words for a control: its row, if it is in one, and its label
    nameOf(control) {
      const label = control.closest('label');
      const row = control.closest('fieldset');
      const words = [label?.firstChild.textContent.trim() || (label || control).textContent.trim()];
      if (row && this.el.contains(row)) { words.unshift(row.querySelector('legend').firstChild.textContent.trim()); }
      return words.join(', ');
    }

    // a place in the form by its field and its row (a number, or a criterion), opened and focused
    goTo(field, row) {
      const kinds = { aims: '[data-aim]', gender: row ? `[data-criterion="${row}"]` : '[data-criterion]' };
      const place = Number(row) || 0;
      const box = Gam.all(this.el, kinds[field] || `[data-rows="${field}"] [data-row]`)[place];
      const inputs = box ? Gam.all(box, '[data-p]') : [];
      this.focus(inputs.find(({ type, value }) => type !== 'checkbox' && !value) || inputs[0] || this.field(field) ||
        this.part(Gam.all(this.el, '[data-rows="measures"] [data-row]')[place], field) ||
        this.find(`[data-check-list="${field}"]`) || this.more(field));
    }

    focus(control) {
      if (!control) { return; }
      this.reveal(control);
      control.focus();
      control.scrollIntoView({ block: 'center' });
    }

    reveal(node) {
      for (let up = node.closest('details'); up; up = up.parentElement.closest('details')) { up.open = true; }
    }

    /* ---- what was refused */

    mark(control, textContent, id) {
      const note = control.parentNode.querySelector('.gam-problem') || Gam.make('span', { className: 'gam-problem', id });
      note.textContent = textContent;
      control.after(note);
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', note.id);
      this.reveal(control);
    }

    mended(control) {
      if (!control.hasAttribute('aria-invalid')) { return; }
      control.removeAttribute('aria-invalid');
      control.removeAttribute('aria-describedby');
      Gam.all(control.parentNode, '.gam-problem').forEach((note) => note.remove());
    }

    clear() { Gam.all(this.el, '[aria-invalid]').forEach(this.mended); }
  }

  Object.assign(Form.prototype, root.GamPlanRows);
  root.GamPlanForm = Form;
}(window));
