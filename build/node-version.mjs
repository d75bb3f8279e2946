/**
 * Refuses a Node that is too old, before anything else of the set-up is evaluated. Import it first.
 */

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Sourcemark needs Node 20.19 or newer to be built, and this is Node ${process.versions.node}: install a newer Node and run this again.\n`,
  );
  process.exit(1);
}
