import Provider from 'oidc-provider';

// A real identity provider for the tests: node oidc-provider.mjs <redirect uri>. Prints its issuer once it listens; whoever
// comes is `subject-1` and has consented already.
const [redirect] = process.argv.slice(2);
const server = await new Promise((resolve) => {
  import('node:http').then(({ createServer }) => {
    const created = createServer((request, response) => created.handle(request, response));
    created.listen(0, '127.0.0.1', () => resolve(created));
  });
});
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'cobuild', client_secret: 'a-secret-of-the-test', redirect_uris: [redirect] }],
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId,
      accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});
const callback = provider.callback();
server.handle = async (request, response) => {
  if (!request.url.startsWith('/interaction/')) return callback(request, response);
  await provider.interactionFinished(request, response, { login: { accountId: 'subject-1' } });
};
process.stdout.write(`${issuer}\n`);
