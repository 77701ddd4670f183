// Looks at the embedded service on demo data with a real browser: node run.mjs http://127.0.0.1:8000 [DIRECTORY]
// Screenshots go into DIRECTORY, if there is one. The browser is Debian's; CHROMIUM names another.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { NARROW, askToJoin, isAccessible, pressByKeyboard } from './act.mjs';

const [url, shots] = process.argv.slice(2);
if (!url) {
  console.error('usage: node run.mjs URL [DIRECTORY]');
  process.exit(2);
}
const base = url.replace(/\/$/, '');
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const PERSON = { name: 'Amara Okafor', mail: 'amara.okafor@example.com' };

const checks = {
  'the start page leads everywhere': async (page) => {
    await page.goto(`${base}/`);
    for (const link of await page.getByRole('listitem').getByRole('link').all()) {
      const answer = await page.request.get(new URL(await link.getAttribute('href'), base).href);
      assert.equal(answer.status(), 200, await link.textContent());
    }
    await looks(page, 'start');
  },

  'GraphiQL asks as the person that was chosen': async (page) => {
    const query = '{ viewer { person { displayName } } }';
    await page.goto(`${base}/graphiql?query=${encodeURIComponent(query)}`);
    const result = page.locator('.result-window');
    await page.getByRole('button', { name: /execute query/i }).click();
    await result.getByText('null').waitFor();
    await page.getByLabel('Act as').selectOption(PERSON.mail);
    await page.getByRole('status').filter({ hasText: PERSON.mail }).waitFor();
    await page.getByRole('button', { name: /execute query/i }).click();
    await result.getByText(PERSON.name).waitFor();
    await looks(page, 'graphiql');
    // A reload acts as the same person.
    await page.reload();
    await page.getByRole('status').filter({ hasText: PERSON.mail }).waitFor();
  },

  'GraphiQL knows the schema': async (page) => {
    await page.goto(`${base}/graphiql`);
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    await page.locator('.graphiql-doc-explorer').getByText('Mutation', { exact: true }).waitFor();
    await looks(page, 'graphiql-schema');
  },

  'the mailbox lists mails and shows one': async (page) => {
    await page.goto(`${base}/dev/mail`);
    const mails = page.getByRole('row').getByRole('link');
    assert.ok((await mails.count()) > 5, 'the demo programme sends mails');
    await looks(page, 'mails');
    const subject = await mails.first().textContent();
    await mails.first().click();
    await page.getByRole('heading', { level: 1, name: subject.trim() }).waitFor();
    const mail = page.frameLocator('iframe');
    await mail.getByRole('link').first().waitFor();
    await looks(page, 'mail');
    const frame = page.frames().find((frame) => frame !== page.mainFrame());
    await assertFits(frame, 'the mail in its frame');
  },

  'mails are found by recipient': async (page) => {
    await page.goto(`${base}/dev/mail`);
    await page.getByLabel('To').fill(PERSON.mail);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/to=/);
    const rows = await page.getByRole('row').filter({ has: page.getByRole('link') }).allTextContents();
    assert.ok(rows.length > 0 && rows.every((row) => row.includes(PERSON.mail)), rows.join('\n'));
    await page.getByLabel('To').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('No emails to nobody@example.com yet.').waitFor();
    await looks(page, 'no-mails');
  },

  'every kind of mail fits its window': async (page) => {
    await page.goto(`${base}/dev/mail`);
    const seen = new Map();
    for (const link of await page.getByRole('row').getByRole('link').all()) {
      // One of each kind: of a subject, the last word before a title in quotes.
      const kind = (await link.textContent()).trim().replace(/[“"].*[”"]/, '').trim().split(' ').pop();
      if (!seen.has(kind)) seen.set(kind, await link.getAttribute('href'));
    }
    for (const [kind, path] of seen) {
      await page.goto(`${base}${path}/html`);
      await looks(page, `mail-${kind.replace(/\W+/g, '-')}`);
    }
  },

  'every mail on sample data fits, in every language, light and dark': async (page) => {
    await page.goto(`${base}/dev/mail/templates`);
    await looks(page, 'gallery');
    const paths = await page.getByRole('row').getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const seen = new Set();
    for (const path of paths) {
      const [kind, language, sample] = path.split('/').slice(-3);
      // The first sample of each kind, and the hostile one where letters are wide and where they are narrow.
      const hostile = sample === 'hostile' && ['en', 'ja'].includes(language);
      if (seen.has(`${kind}/${language}`) && !hostile) continue;
      seen.add(`${kind}/${language}`);
      await page.goto(`${base}${path}/html`);
      for (const width of size === PHONE ? [360, 320] : [600]) {
        await page.setViewportSize({ width, height: 844 });
        await assertFits(page, `${path} at ${width} px`);
        const button = await page.locator('.button a').boundingBox();
        assert.ok(button && button.height >= 44 && button.x >= 0 && button.x + button.width <= width, `the button of ${path}`);
      }
      if (shots) {
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          const name = `template-${kind}-${language}-${sample}-${colorScheme}-${size.width}.png`;
          await page.screenshot({ path: join(shots, name), fullPage: true });
        }
      }
    }
    assert.ok(seen.size > 100, `${seen.size} mails`);
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${base}${paths[0]}`);
    await page.frameLocator('iframe.narrow').getByRole('link').first().waitFor();
    await looks(page, 'gallery-mail');
  },

  'the link of a mail opens its page': async (page) => {
    await page.goto(`${base}/dev/mail`);
    await page.getByRole('row').getByRole('link').first().click();
    const action = page.frameLocator('iframe').locator('.button a');
    await action.waitFor();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), action.click()]);
    await opened.waitForLoadState();
    assert.match(opened.url(), new RegExp(`^${base}/(open|act)/`));
    await opened.getByRole('heading', { level: 1 }).waitFor();
    await looks(opened, 'open');
    await opened.close();
  },

  'a request is answered from its mail, by keyboard and without JavaScript': async (page) => {
    const { name, link } = await askToJoin(page.request, base);
    const forged = `${link.slice(0, -4)}AAAA`;
    const axe = { viewport: NARROW, bypassCSP: true };
    await elsewhere(axe, async (reader) => {
      await reader.goto(link);
      await reader.getByRole('heading', { level: 1, name }).waitFor();
      await isAccessible(reader, 'the request');
      await reader.goto(forged);
      await reader.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor();
      await isAccessible(reader, 'a forged link');
    });
    await elsewhere({ viewport: NARROW, javaScriptEnabled: false }, async (phone) => {
      await phone.goto(link);
      await looks(phone, 'act-asked');
      await pressByKeyboard(phone, 'Approve');
      await phone.getByRole('status').filter({ hasText: 'The request was approved.' }).waitFor();
      await looks(phone, 'act-approved');
      await phone.goto(link);
      await phone.getByText('The request was approved.').waitFor();
      assert.equal(await phone.getByRole('button').count(), 0, 'nothing is left to answer');
    });
    await elsewhere(axe, async (reader) => {
      await reader.goto(link);
      await isAccessible(reader, 'the answered request');
    });
  },

  'the guide and a page that is not there': async (page) => {
    await page.goto(`${base}/guide`);
    await looks(page, 'guide');
    await page.goto(`${base}/open/nothing/here`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await looks(page, 'not-found');
  },
};

let size;

// Takes a picture of a page, and checks what every page must do.
async function looks(page, name) {
  if (shots) await page.screenshot({ path: join(shots, `${name}-${size.width}.png`), fullPage: true });
  await assertFits(page, name);
}

async function assertFits(page, name) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= room, `${name} is ${wide} px wide in a window of ${room}`);
}

// A page on which every error, and every request to another host, fails the check.
async function watched(context, problems) {
  context.on('request', (request) => {
    const { protocol, href } = new URL(request.url());
    if (!href.startsWith(`${base}/`) && !['data:', 'blob:', 'about:'].includes(protocol)) problems.push(`asks ${href}`);
  });
  context.on('weberror', (error) => problems.push(`throws ${error.error()}`));
  context.on('console', (message) => {
    const expected = message.location().url.endsWith('/open/nothing/here') || message.location().url.includes('/act/');
    if (['error', 'warning'].includes(message.type()) && !expected) problems.push(`says ${message.text()}`);
  });
  return context.newPage();
}

// A browser of its own, with these options besides.
async function browser(options, use) {
  const directory = await mkdtemp(join(tmpdir(), 'circles-browser-'));
  const context = await chromium.launchPersistentContext(directory, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    viewport: size,
    ...options,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
  try {
    context.setDefaultTimeout(20_000);
    await use(context);
  } finally {
    await context.close();
    await rm(directory, { recursive: true, force: true });
  }
}

// The same in another browser beside the check's own: on another screen, or without JavaScript.
async function elsewhere(options, use) {
  const problems = [];
  await browser(options, async (context) => use(await watched(context, problems)));
  assert.deepEqual(problems, []);
}

async function run(name, check) {
  const problems = [];
  try {
    await browser({}, async (context) => check(await watched(context, problems)));
  } catch (error) {
    problems.push(error.message);
  }
  for (const problem of problems) console.error(`${name}, ${size.width} px: ${problem}`);
  return problems.length === 0;
}

let passed = 0;
let failed = 0;
for (size of [DESKTOP, PHONE]) {
  for (const [name, check] of Object.entries(checks)) {
    if (await run(name, check)) passed += 1;
    else failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
