//! Files that a person chooses, to read from or to write to.

use std::{
    fs::{self, File},
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

/// Answers the dialogs of tests. A file that ends in `.choice` has the answer in it, so that a test can change
/// its mind.
#[cfg(feature = "e2e")]
fn of_test() -> Option<PathBuf> {
    let answer = std::env::var_os("GOLDSEAM_TEST_FILE").map(PathBuf::from)?;
    if answer.extension().is_none_or(|ending| ending != "choice") {
        return Some(answer);
    }
    fs::read_to_string(answer).ok().map(PathBuf::from)
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

/// Asks for files of any kind to read, several at once; none if the person changes their mind.
pub async fn choose_several(app: AppHandle) -> Answer<Vec<PathBuf>> {
    #[cfg(feature = "e2e")]
    if let Some(paths) = std::env::var_os("GOLDSEAM_TEST_FILE") {
        return Ok(std::env::split_paths(&paths).collect());
    }
    let chosen = tauri::async_runtime::spawn_blocking(move || {
        app.dialog().file().set_title("Choose files").blocking_pick_files()
    });
    let chosen = chosen.await.map_err(|_| unopened())?.unwrap_or_default();
    Ok(chosen.into_iter().filter_map(|path| path.into_path().ok()).collect())
}

/// Asks for what is to be brought in: a folder, or a file that ends in one of `endings`; with none of them, any
/// file. None if the person changes their mind.
pub async fn choose_to_bring_in(
    app: AppHandle,
    folder: bool,
    endings: Vec<&'static str>,
) -> Answer<Option<PathBuf>> {
    choose(app, move |dialog| match (folder, endings.is_empty()) {
        (true, _) => dialog.set_title("Choose a folder").blocking_pick_folder(),
        (false, true) => dialog.set_title("Choose a file").blocking_pick_file(),
        (false, false) => {
            // what a browser or a mail program renamed can be chosen all the same
            let dialog = dialog.set_title("Choose a file").add_filter("Files of this kind", &endings);
            dialog.add_filter("All files", &["*"]).blocking_pick_file()
        }
    })
    .await
}

/// Asks where to write one. None if the person changes their mind.
pub async fn choose_to_save(app: AppHandle, name: &str) -> Answer<Option<PathBuf>> {
    let name = name.to_owned();
    choose(app, move |dialog| {
        let ending = Path::new(&name).extension().map(|ending| ending.to_string_lossy().into_owned());
        let dialog = dialog.set_title("Where to write it").set_file_name(&name);
        match &ending {
            Some(ending) => dialog.add_filter("Files of this kind", &[ending]).blocking_save_file(),
            None => dialog.blocking_save_file(),
        }
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
        .map_err(|_| unopened())?;
    Ok(chosen.and_then(|path| path.into_path().ok()))
}

fn unopened() -> AppError {
    AppError::new(ErrorCode::Internal, "The file window could not be opened. Try again.")
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
