/**
 * What was asked for in the environment. With nothing said, everything is local: database, payments and mail.
 * @param {NodeJS.ProcessEnv} env
 */
export function startSettings(env) {
  const ownDatabase = Boolean(env['DATABASE_URL']);
  const demo = env['DEMO'] === undefined ? !ownDatabase : ['1', 'true'].includes(env['DEMO']);
  return {
    /** The demo world with its mail catcher and movable clock; never beside somebody's real data unless asked for. */
    demo,
    embeddedDatabase: !ownDatabase,
    sandbox: !env['STRIPE_SECRET_KEY'],
    wishedPort: Number(env['PORT'] ?? 3000),
  };
}
