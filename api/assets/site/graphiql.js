// GraphiQL with a choice of whom to act as. The token lives in this tab's session storage and goes nowhere but to us.
(function () {
  'use strict';
  const KEY = 'circles-acting';
  const choice = document.getElementById('acting');
  const status = document.getElementById('status');
  const asked = new URLSearchParams(window.location.search);
  let acting = null;

  function say() {
    status.textContent = acting ? 'Requests carry a token of ' + acting.mail + '.' : 'Requests carry no token.';
  }

  function remember(person) {
    acting = person;
    if (person) sessionStorage.setItem(KEY, JSON.stringify(person));
    else sessionStorage.removeItem(KEY);
    say();
  }

  async function act(mail) {
    if (!mail) return remember(null);
    const response = await fetch('dev/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mail }),
    });
    if (!response.ok) {
      choice.value = '';
      remember(null);
      status.textContent = 'No token for ' + mail + ' (' + response.status + ').';
      return undefined;
    }
    const { token } = await response.json();
    return remember({ mail, token });
  }

  async function people() {
    const response = await fetch('dev/people');
    if (!response.ok) {
      status.textContent = 'Acting as somebody needs the embedded sign-in; set an Authorization header below.';
      choice.disabled = true;
      return;
    }
    for (const person of await response.json()) {
      const option = document.createElement('option');
      option.value = person.mail;
      option.textContent = person.name + ', ' + person.description;
      choice.append(option);
    }
    const saved = JSON.parse(sessionStorage.getItem(KEY) || 'null');
    if (saved) {
      choice.value = saved.mail;
      // A fresh token, for the saved one may have ended.
      await act(choice.value);
    }
  }

  async function fetcher(params, options) {
    const headers = { accept: 'application/graphql-response+json', 'content-type': 'application/json' };
    Object.assign(headers, options && options.headers);
    const own = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
    if (acting && !own) headers.authorization = 'Bearer ' + acting.token;
    const response = await fetch('graphql', { method: 'POST', headers, body: JSON.stringify(params) });
    return response.json();
  }

  choice.addEventListener('change', () => act(choice.value));
  document.getElementById('choose').addEventListener('submit', (event) => event.preventDefault());
  say();
  people();
  const props = { fetcher, shouldPersistHeaders: false, defaultQuery: '{\n  __typename\n}\n' };
  if (asked.has('query')) props.query = asked.get('query');
  if (asked.has('variables')) props.variables = asked.get('variables');
  ReactDOM.createRoot(document.getElementById('graphiql')).render(React.createElement(GraphiQL, props));
})();
