/** Where the app's own gazetteer lies. */
import path from 'node:path';

/**
 * The path of the gazetteer beside the programs in `folder`. In the packed app these are inside an archive, and the
 * gazetteer lies outside it, at the same place of the folder that the packer keeps for what must be a real file.
 */
export function gazetteerPath(folder: string): string {
  return path.join(folder.replace(/\bapp\.asar(?=[\\/]|$)/u, 'app.asar.unpacked'), 'gazetteer.sqlite');
}
