'use strict';
// What the map keeps goes through the shared journal: what is sent, what stays in the browser, what is said.
const test = require('node:test');
const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const ROOT = join(__dirname, '../..');
const SOURCES = ['autodiagnostico_xblock/kit/assets/journal.js', 'curso_contenido/resources/public/js/map_keep.js'];

function keeping(answer, { key = 'gam:a:1', stored = {}, revisions = {} } = {}) {
  const values = { ...stored };
  const root = {
    localStorage: {
      getItem: (name) => (name in values ? values[name] : null),
      setItem: (name, value) => { values[name] = String(value); },
      removeItem: (name) => { delete values[name]; },
    },
    setTimeout: () => 0,
    clearTimeout: () => {},
  };
  SOURCES.forEach((name) => vm.runInNewContext(readFileSync(join(ROOT, name), 'utf8'), { window: root }));
  const bodies = [];
  const told = [];
  const keep = new root.GamKeep(key, revisions, (body) => {
    bodies.push(JSON.parse(JSON.stringify(body)));
    return Promise.resolve(answer(body));
  }, (state, ids) => told.push([state, ...ids]));
  return { keep, bodies, told, values };
}

const refusal = () => ({ status: 400, data: {} });
const accepted = (body) => ({
  status: 200,
  data: { revisions: { ...Object.fromEntries(Object.keys(body.favourites).map((id) => [id, 5])), ...(body.activity && { activity: 3 }) } },
});

test('favourites, what was explored and the activity travel as the server reads them', async () => {
  const { keep, bodies, values } = keeping(accepted, { revisions: { 'mx-uno': 4, activity: 2 } });
  await keep.favourite('mx-uno', true, 'En asamblea.');
  await keep.explored('mx-dos');
  await keep.activity('mx-uno', 'Texto.');
  assert.deepEqual(bodies, [
    { favourites: { 'mx-uno': { kept: true, note: 'En asamblea.', base: 4 } }, explored: [] },
    { favourites: {}, explored: ['mx-dos'] },
    { favourites: {}, explored: [], activity: { practice: 'mx-uno', text: 'Texto.', base: 2 } },
  ]);
  assert.deepEqual(values, {});
  assert.equal(keep.base('mx-uno'), 5);
  assert.equal(keep.base('activity'), 3);
});

test('exploring is kept without words, and waits in the browser without network', async () => {
  const { keep, told, values } = keeping(() => ({ status: 0, data: {} }));
  assert.equal(await keep.explored('mx-dos'), false);
  assert.deepEqual(told, [['saving'], ['offline']]);
  assert.ok(values['gam:a:1'].includes('mx-dos'));
});

test('a refusal holds what the person can mend and gives up what was only explored', async () => {
  const { keep, bodies, values } = keeping(refusal);
  keep.favourite('mx-uno', true, '');
  await keep.explored('mx-dos');
  await keep.flush();
  await keep.flush();
  assert.equal(bodies.length, 2);
  assert.ok(values['gam:a:1'].includes('mx-uno'));
  assert.ok(!values['gam:a:1'].includes('mx-dos'));
  const enrol = keeping(() => ({ status: 403, data: { code: 'enrol_first' } }));
  await enrol.keep.explored('mx-dos');
  assert.ok(enrol.values['gam:a:1'].includes('mx-dos'));
});

test('without a key nothing is read nor written', async () => {
  const { keep, values, bodies } = keeping(accepted, { key: '', stored: { '': '{"mx-uno":{"kept":true,"note":"","base":0}}' } });
  assert.deepEqual({ ...keep.favourites() }, {});
  await keep.favourite('mx-tres', true, '');
  assert.equal(bodies.length, 1);
  assert.deepEqual(Object.keys(values), ['']);
});
