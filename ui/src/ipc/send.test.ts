import { beforeEach, expect, it, vi } from 'vitest';
import type { WorkProgress } from './bindings';

const { channels, invoke } = vi.hoisted(() => ({
  channels: [] as { tell: (at: { done: number; of: number | null }) => void }[],
  invoke: vi.fn<(command: string, given: unknown) => Promise<unknown>>(),
}));
vi.mock('@tauri-apps/api/core', () => ({
  invoke,
  Channel: class {
    constructor(readonly tell: (at: WorkProgress) => void) {
      channels.push(this);
    }
  },
}));
vi.mock('@tauri-apps/api/event', () => ({}));
const { sendFile } = await import('./send');

const MEGABYTE = 1 << 20;
let pieces: Uint8Array[] = [];
let end: (value: unknown) => void;
let refuse: (reason: unknown) => void;

beforeEach(() => {
  pieces = [];
  channels.length = 0;
  invoke.mockReset();
  invoke.mockImplementation((command, given) => {
    if (command === 'attach_sent')
      return new Promise((resolve, reject) => {
        end = resolve;
        refuse = reject;
      });
    if (command === 'attach_piece') pieces.push(given as Uint8Array);
    return Promise.resolve(null);
  });
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const begin = () => channels[0]?.tell({ done: 0, of: null });

it('sends nothing before the shell is ready, and then everything in order', async () => {
  const bytes = Uint8Array.from({ length: 2 * MEGABYTE + 5 }, (_, at) => at % 251);
  const told = vi.fn();
  const sent = sendFile(7, new File([bytes], 'a.jpg'), told);
  await settled();
  expect(pieces).toEqual([]);
  expect(invoke.mock.calls[0]?.[1]).toMatchObject({ entry: 7, name: 'a.jpg', bytes: bytes.length });
  begin();
  begin();
  await settled();
  expect(pieces.map((piece) => piece.length)).toEqual([MEGABYTE, MEGABYTE, 5]);
  expect(pieces.flatMap((piece) => [...piece]).every((byte, at) => byte === bytes[at])).toBe(true);
  expect(told).toHaveBeenCalledTimes(2);
  end('added');
  expect(await sent).toBe('added');
});

it('reads nothing of a file that is refused', async () => {
  const file = new File(['x'], 'large');
  const read = vi.spyOn(file, 'slice');
  const sent = sendFile(7, file, () => undefined);
  refuse({ code: 'attachment_too_large', message: '' });
  await expect(sent).rejects.toMatchObject({ code: 'attachment_too_large' });
  expect(read).not.toHaveBeenCalled();
});

it('stops the shell when the file cannot be read, and says that', async () => {
  const file = new File(['words'], 'folder');
  vi.spyOn(file, 'slice').mockReturnValue({
    arrayBuffer: () => Promise.reject(new Error('a folder')),
  } as unknown as Blob);
  const sent = sendFile(7, file, () => undefined);
  begin();
  await settled();
  expect(invoke).toHaveBeenCalledWith('stop_work');
  refuse({ code: 'cancelled', message: '' });
  await expect(sent).rejects.toMatchObject({ code: 'file_unread' });
});

it('leaves it to the shell to say why it takes no more', async () => {
  invoke.mockImplementation((command) => {
    if (command === 'attach_piece') return Promise.reject(new Error('no more'));
    return command === 'attach_sent'
      ? new Promise((_, reject) => (refuse = reject))
      : Promise.resolve(null);
  });
  const sent = sendFile(7, new File(['words'], 'a'), () => undefined);
  begin();
  await settled();
  expect(invoke.mock.calls.map(([command]) => command)).not.toContain('stop_work');
  refuse({ code: 'cancelled', message: '' });
  await expect(sent).rejects.toMatchObject({ code: 'cancelled' });
});
