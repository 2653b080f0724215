//! What a block held is looked for in this process's own memory, through the kernel, after it was given back.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(clippy::unwrap_used)]

use std::fs::File;
use std::os::unix::fs::FileExt;

/// A secret that stands nowhere in the program: each byte is worked out. Tests run side by side, each with its own.
#[derive(Clone, Copy)]
struct Secret(usize);

impl Secret {
    fn bytes(self, length: usize) -> impl Iterator<Item = u8> {
        (0..length).map(move |n| u8::try_from(n * self.0 % 251).unwrap() | 0x80)
    }

    /// How many of `length` bytes at `address` are still the secret's. What is no memory any more holds nothing.
    fn left(self, address: usize, length: usize) -> usize {
        let mut now = vec![0; length];
        match File::open("/proc/self/mem").unwrap().read_exact_at(&mut now, address as u64) {
            Ok(()) => now.into_iter().zip(self.bytes(length)).filter(|(now, then)| now == then).count(),
            Err(_) => 0,
        }
    }
}

/// Bytes that may be equal by chance: what another thread or the allocator writes there later.
fn chance(length: usize) -> usize {
    16 + length / 50
}

#[test]
fn what_is_given_back_is_wiped() {
    goldseam_wipe::on();
    let secret = Secret(7);
    for length in [64, 500, 5_000, 100_000, 3 << 20, 33 << 20] {
        let mut block = Vec::with_capacity(length);
        block.extend(secret.bytes(length));
        let address = block.as_ptr() as usize;
        assert_eq!(secret.left(address, length), length, "the look at memory sees nothing");
        drop(block);
        assert!(
            secret.left(address, length) <= chance(length),
            "{} of {length} bytes stay",
            secret.left(address, length)
        );
    }
}

#[test]
fn what_moves_leaves_nothing_behind() {
    goldseam_wipe::on();
    let secret = Secret(11);
    for length in [64, 500, 5_000, 100_000, 3 << 20] {
        let mut block: Vec<u8> = Vec::with_capacity(length);
        block.extend(secret.bytes(length));
        let before = block.as_ptr() as usize;
        // what is in the way makes it move
        let other: Vec<Vec<u8>> = (0..64).map(|_| vec![1; length]).collect();
        block.reserve_exact(length * 9);
        assert!(block.iter().copied().eq(secret.bytes(length)), "what was in it is not what is in it");
        if block.as_ptr() as usize != before {
            assert!(
                secret.left(before, length) <= chance(length),
                "{} of {length} bytes stay",
                secret.left(before, length)
            );
        }
        drop(other);
        block.shrink_to(length);
        assert!(block.iter().copied().eq(secret.bytes(length)));
    }
}
