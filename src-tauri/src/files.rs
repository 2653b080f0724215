//! Files that a person chooses, to read from or to write to.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use goldseam_content::MOST_BYTES;
use goldseam_exchange::outfile::{self, Existing};
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::error::{Answer, AppError, ErrorCode};

/// What files of guides and words end in.
const ENDING: &str = "toml";

/// Answers the dialogs of tests.
#[cfg(feature = "e2e")]
fn of_test() -> Option<PathBuf> {
    std::env::var_os("GOLDSEAM_TEST_FILE").map(PathBuf::from)
}

#[cfg(not(feature = "e2e"))]
fn of_test() -> Option<PathBuf> {
    None
}

/// Asks for a file of a method or of words to read. None if the person changes their mind.
pub async fn choose_to_open(app: AppHandle) -> Answer<Option<PathBuf>> {
    choose(app, |dialog| {
        dialog.set_title("Choose a file").add_filter("Guides and words", &[ENDING]).blocking_pick_file()
    })
    .await
}

/// Asks where to write one. None if the person changes their mind.
pub async fn choose_to_save(app: AppHandle, name: &str) -> Answer<Option<PathBuf>> {
    let name = name.to_owned();
    choose(app, move |dialog| {
        let ending = Path::new(&name).extension().map(|ending| ending.to_string_lossy().into_owned());
        let endings: Vec<&str> = ending.iter().map(String::as_str).collect();
        let dialog = dialog.set_title("Where to write it").add_filter("Files of this kind", &endings);
        dialog.set_file_name(name).blocking_save_file()
    })
    .await
}

async fn choose(
    app: AppHandle,
    ask: impl FnOnce(FileDialogBuilder<tauri::Wry>) -> Option<FilePath> + Send + 'static,
) -> Answer<Option<PathBuf>> {
    if let Some(path) = of_test() {
        return Ok(Some(path));
    }
    let chosen = tauri::async_runtime::spawn_blocking(move || ask(app.dialog().file()))
        .await
        .map_err(|_| AppError::new(ErrorCode::Internal, "The file window could not be opened. Try again."))?;
    Ok(chosen.and_then(|path| path.into_path().ok()))
}

/// A text of at most as many bytes as a method may have.
pub fn read_text(path: &Path) -> Answer<String> {
    let failed = |_: io::Error| {
        AppError::new(
            ErrorCode::FileUnread,
            "That file could not be read. Check that it is still there, then try again.",
        )
    };
    let mut bytes = Vec::new();
    let most = MOST_BYTES as u64;
    File::open(path).map_err(failed)?.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(AppError::new(
            ErrorCode::FileTooLarge,
            "That file is too long. It may have at most 256 kilobytes.",
        ));
    }
    String::from_utf8(bytes)
        .map_err(|_| AppError::new(ErrorCode::NotText, "That file is not a text in UTF-8."))
}

/// Writes a file whole or not at all, in the place of one that is there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Answer<()> {
    let stop = AtomicBool::new(false);
    outfile::write(path, Existing::Replace, &stop, |out| Ok(out.write_all(bytes)?))?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_read_if_it_is_a_short_text() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.toml");
        let code = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            read_text(&path).map_err(|e| e.code)
        };
        assert_eq!(code("é".as_bytes()), Ok("é".to_owned()));
        assert_eq!(code(&vec![b'x'; MOST_BYTES]).map(|text| text.len()), Ok(MOST_BYTES));
        assert_eq!(code(&vec![b'x'; MOST_BYTES + 1]), Err(ErrorCode::FileTooLarge));
        assert_eq!(code(b"\xff\xfe"), Err(ErrorCode::NotText));
        assert_eq!(read_text(&dir.path().join("none")).map_err(|e| e.code), Err(ErrorCode::FileUnread));
    }

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.toml");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        // a folder stands where the file would go
        let taken = dir.path().join("taken.toml");
        fs::create_dir(&taken).unwrap();
        fs::write(taken.join("inside"), "x").unwrap();
        assert_eq!(write_whole(&taken, b"x").map_err(|e| e.code), Err(ErrorCode::FileUnwritten));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "something half written stayed");
    }
}
