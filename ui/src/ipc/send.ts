import { Channel, invoke } from '@tauri-apps/api/core';
import { commands, type AppError, type Attachment, type WorkProgress } from './bindings';

/** Bytes that cross at a time: the page and the shell hold a few of these of a file, however long it is. */
const PIECE = 1 << 20;

const UNREAD: AppError = { code: 'file_unread', message: '' };

/**
 * Sends a file that was pasted or dropped to an entry, piece by piece. Nothing of it is read before the shell
 * has said that it may be added, and has got hold of the journal.
 */
export async function sendFile(
  entry: number,
  file: File,
  tell: (at: WorkProgress) => void,
): Promise<Attachment> {
  let unread = false;
  let begun = false;
  const channel = new Channel<WorkProgress>((at) => {
    tell(at);
    if (begun) return;
    begun = true;
    void send(file).then((whole) => {
      if (whole) return;
      unread = true;
      return commands.stopWork();
    });
  });
  try {
    return await commands.attachSent(entry, file.name, file.size, channel);
  } catch (refused) {
    throw unread ? UNREAD : refused;
  }
}

/** False if the file can't be read: it may be a folder, or gone. */
async function send(file: File): Promise<boolean> {
  for (let at = 0; at < file.size; at += PIECE) {
    let piece: ArrayBuffer;
    try {
      piece = await file.slice(at, at + PIECE).arrayBuffer();
    } catch {
      return false;
    }
    try {
      await invoke('attach_piece', new Uint8Array(piece));
    } catch {
      // the shell wants no more of it, and says why itself
      return true;
    }
  }
  return true;
}
