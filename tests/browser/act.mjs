// A request is answered from its mail: on a narrow phone, without JavaScript, by keyboard alone; and axe finds nothing.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
export const NARROW = { width: 360, height: 740 };
const MANAGER = { name: 'Kavya Iyer', mail: 'kavya.iyer@example.com' };

// Somebody asks to join the manager's circle: their name, and the link in the mail that comes of it.
export async function askToJoin(request, base) {
  const people = await (await request.get(`${base}/dev/people`)).json();
  for (const person of people) {
    const gql = await client(request, base, person.mail);
    await gql('mutation { signUp(input: { asMember: true, asAdvisor: false }) { userErrors { code } } }');
    const found = await gql('{ circles(filter: { text: "decision" }) { edges { node { id programmeManager { displayName } } } } }');
    const circle = found?.circles?.edges.find(({ node }) => node.programmeManager?.displayName === MANAGER.name);
    if (!circle) continue;
    const asked = await gql(
      `mutation { requestToJoin(input: { circleId: "${circle.node.id}", role: MEMBER, message: "May I?" }) {
        joinRequest { status requester { displayName } } userErrors { code } } }`,
    );
    const joinRequest = asked?.requestToJoin.joinRequest;
    if (joinRequest?.status === 'PENDING') {
      const name = joinRequest.requester.displayName;
      return { name, link: await linkFor(request, base, name) };
    }
  }
  throw new Error('nobody can ask to join');
}

async function client(request, base, mail) {
  const { token } = await (await request.post(`${base}/dev/token`, { data: { mail } })).json();
  return async (query) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await (await request.post(`${base}/graphql`, { headers, data: { query } })).json()).data;
  };
}

// The link that the mail "… asks to join …" leads to, once it is there.
async function linkFor(request, base, name) {
  for (let patience = 100; patience > 0; patience -= 1) {
    const list = await (await request.get(`${base}/dev/mail?to=${MANAGER.mail}`)).text();
    const mail = list.match(new RegExp(`href="(/dev/mail/[^"]+)"[^>]*>\\s*(?:<bdi>)?${name} asks to join`));
    if (mail) {
      const html = await (await request.get(`${base}${mail[1]}/html`)).text();
      return html.match(/href="([^"]*\/act\/[^"]+)"/)[1];
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail says that ${name} asks to join`);
}

// Tabs through the page, ticking what is to be ticked, until `button` has the focus; then presses it.
export async function pressByKeyboard(page, button) {
  for (let stops = 0; stops < 20; stops += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const [type, text, outline] = await focused.evaluate((element) => [
      element.type,
      element.textContent.trim(),
      getComputedStyle(element).outlineStyle,
    ]);
    assert.notEqual(outline, 'none', `the focus on ${type} "${text}" does not show`);
    if (type === 'checkbox') await page.keyboard.press('Space');
    if (text === button) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`no "${button}" to tab to`);
}

// Fails on anything that axe finds.
export async function isAccessible(page, name) {
  await page.addScriptTag({ path: AXE });
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  assert.ok(passes.length > 5, `axe looked at ${name}`);
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
  assert.deepEqual(found, [], name);
}
