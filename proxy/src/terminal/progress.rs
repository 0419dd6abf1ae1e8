//! How far a long list has come: for a person at a terminal, on standard error, gone when it is done.

use std::io::{self, IsTerminal, Stderr, Write};

/// The line. It is erased with this, also where the list breaks off and why is about to be told.
pub(super) struct Progress<W: Write> {
    out: Option<W>,
    is_said: bool,
}

impl Progress<Stderr> {
    /// Nothing is said where nobody looks.
    pub(super) fn of_stderr() -> Self {
        let err = io::stderr();
        Self::on(err.is_terminal().then_some(err))
    }
}

impl<W: Write> Progress<W> {
    fn on(out: Option<W>) -> Self {
        Self { out, is_said: false }
    }

    /// `count` were read, and `left` are still to come, as far as the server says.
    pub(super) fn say(&mut self, count: usize, left: Option<i64>) {
        let of = match left.and_then(|left| usize::try_from(left).ok()) {
            Some(left) => format!(" of about {}", count + left),
            None => String::new(),
        };
        self.is_said = true;
        self.write(&format!("\r\u{1b}[K{count}{of} tokens read"));
    }

    fn write(&mut self, text: &str) {
        if let Some(out) = &mut self.out {
            drop(out.write_all(text.as_bytes()));
            drop(out.flush());
        }
    }
}

impl<W: Write> Drop for Progress<W> {
    fn drop(&mut self) {
        if self.is_said {
            self.write("\r\u{1b}[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;
    use std::cell::RefCell;
    use std::io::{Result, Write};

    /// A terminal, as somebody looks at it now and then.
    #[derive(Default)]
    struct Screen(RefCell<String>);

    impl Write for &Screen {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.0.borrow_mut().push_str(&String::from_utf8_lossy(bytes));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_line_stands_until_the_list_is_read() {
        let screen = Screen::default();
        let mut progress = Progress::on(Some(&screen));
        progress.say(500, Some(200));
        assert_eq!(screen.0.take(), "\r\u{1b}[K500 of about 700 tokens read");
        drop(progress);
        assert_eq!(screen.0.take(), "\r\u{1b}[K");
        drop(Progress::on(Some(&screen)));
        assert_eq!(screen.0.take(), "", "a list of one page has none");
    }
}
