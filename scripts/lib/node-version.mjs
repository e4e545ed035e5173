/** Node 20.19 and 22.12 are the first of their lines that run Vite 8 and load ES modules as we use them. */
export function nodeIsNewEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

/** Ends the process with one clear line when Node is too old to go on. */
export function requireNode() {
  if (nodeIsNewEnough()) return;
  process.stderr.write(
    `Bihuan needs Node 20.19, 22.12 or newer; this is Node ${process.versions.node}. ` +
      'Install a newer one from https://nodejs.org and start again.\n',
  );
  process.exit(1);
}
