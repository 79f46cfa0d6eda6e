/**
 * What to do now that everything runs.
 * @param {{ publicUrl: string, deskUrl?: string, sandboxUrl?: string, signIns: import('./demo-world.mjs').SignIn[] }} running
 */
export function welcome({ publicUrl, deskUrl, sandboxUrl, signIns }) {
  const lines = ['', `  Sidecrew          ${publicUrl}`];
  if (deskUrl) lines.push(`  Mail and clock    ${deskUrl}`);
  if (sandboxUrl) lines.push(`  Payment sandbox   ${sandboxUrl}   (no real money)`);
  if (signIns.length > 0) {
    const width = (/** @type {'role' | 'name' | 'email'} */ key) => Math.max(...signIns.map((one) => one[key].length));
    lines.push('', '  Sign in as');
    for (const { role, name, email, password } of signIns) {
      lines.push(`    ${role.padEnd(width('role'))}   ${name.padEnd(width('name'))}   ${email.padEnd(width('email'))}   ${password}`);
    }
  }
  lines.push('', '  Ctrl-C stops everything and keeps the data. npm run reset begins again.', '');
  return lines.join('\n');
}
