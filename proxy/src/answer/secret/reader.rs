//! JSON in one pass over its bytes, of which nothing is made: that it is JSON, and where its parts begin and end.
//!
//! `None` is never a judgement: the text is cut off, is no JSON, or is too odd to be read here. serde_json, which takes
//! several times as long, has the last word then; what is read here it reads too, which a property test holds.

use memchr::memchr2;

/// Reads one text from its beginning. Of what is in its strings only the ends are looked for: what was read is JSON if it
/// is [`Reader::is_plain`], as hardly any Secret isn't, or if a [`Reader::careful`] one has read it and it is UTF-8.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    /// Whether no control character may be in a string.
    is_careful: bool,
}

/// Containers around a value, the innermost in the lowest bit: 1 for an object, 0 for an array. The highest bit that is
/// set stands for none at all.
type Around = u64;
const NONE: Around = 1;

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            at: 0,
            is_careful: false,
        }
    }

    pub(super) const fn careful(text: &'a [u8]) -> Self {
        Self {
            text,
            at: 0,
            is_careful: true,
        }
    }

    /// How much has been read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// What has been read since `start`.
    pub(super) fn since(&self, start: usize) -> &'a [u8] {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Whether all that has been read is printable ASCII: then no string of it can be wrong.
    pub(super) fn is_plain(&self) -> bool {
        is_plain(self.since(0))
    }

    /// Whether all that has been read is UTF-8.
    pub(super) fn is_utf8(&self) -> bool {
        std::str::from_utf8(self.since(0)).is_ok()
    }

    /// Passes over the very bytes of a value that was read elsewhere, if they follow: an object or array, which no other
    /// begins like.
    pub(super) fn same(&mut self, container: &[u8]) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_same = !container.is_empty() && rest.starts_with(container);
        self.at += if is_same { container.len() } else { 0 };
        is_same
    }

    /// The byte after white space, still to be read.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match *self.text.get(self.at)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    fn take(&mut self, wanted: u8) -> Option<()> {
        let is_there = self.peek()? == wanted;
        self.at += usize::from(is_there);
        is_there.then_some(())
    }

    /// The members of an object, one after the other: `each` is given a name and where it began, and reads the value.
    pub(super) fn object(
        &mut self,
        mut each: impl FnMut(&mut Self, &'a [u8], usize) -> Option<()>,
    ) -> Option<()> {
        self.take(b'{')?;
        if self.peek()? == b'}' {
            return self.take(b'}');
        }
        loop {
            self.peek()?;
            let start = self.at;
            let name = self.plain_string()?;
            self.take(b':')?;
            each(self, name, start)?;
            if self.peek()? == b'}' {
                return self.take(b'}');
            }
            self.take(b',')?;
        }
    }

    /// The values of an array, one after the other, each read by `each`.
    pub(super) fn array(&mut self, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(b'[')?;
        if self.peek()? == b']' {
            return self.take(b']');
        }
        loop {
            each(self)?;
            if self.peek()? == b']' {
                return self.take(b']');
            }
            self.take(b',')?;
        }
    }

    /// A string without escapes, which is what its bytes say.
    pub(super) fn plain_string(&mut self) -> Option<&'a [u8]> {
        self.take(b'"')?;
        let start = self.at;
        let has_escapes = self.rest_of_string()?;
        let text = self.text.get(start..self.at - 1)?;
        (!has_escapes).then_some(text)
    }

    /// Any value.
    pub(super) fn value(&mut self) -> Option<()> {
        let mut around = NONE;
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    self.rest_of_string()?;
                }
                open @ (b'{' | b'[') => {
                    self.at += 1;
                    let close = if open == b'{' { b'}' } else { b']' };
                    if self.peek()? != close {
                        around = within(around, open)?;
                        if open == b'{' {
                            self.name()?;
                        }
                        continue;
                    }
                    self.at += 1;
                }
                b't' => self.word(b"true")?,
                b'f' => self.word(b"false")?,
                b'n' => self.word(b"null")?,
                _ => self.number()?,
            }
            around = self.after_value(around)?;
            if around == NONE {
                return Some(());
            }
        }
    }

    /// Closes what ends after a value, up to where the next one begins.
    fn after_value(&mut self, mut around: Around) -> Option<Around> {
        while around != NONE {
            let is_object = around & 1 == 1;
            match self.peek()? {
                b',' => {
                    self.at += 1;
                    if is_object {
                        self.name()?;
                    }
                    return Some(around);
                }
                b'}' if is_object => self.at += 1,
                b']' if !is_object => self.at += 1,
                _ => return None,
            }
            around >>= 1;
        }
        Some(around)
    }

    fn name(&mut self) -> Option<()> {
        self.take(b'"')?;
        self.rest_of_string()?;
        self.take(b':')
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        let is_there = self.text.get(self.at..)?.starts_with(word);
        self.at += word.len();
        is_there.then_some(())
    }

    fn number(&mut self) -> Option<()> {
        self.skip(|byte| byte == b'-');
        if !self.skip(|byte| byte == b'0') {
            self.digits()?;
        }
        if self.skip(|byte| byte == b'.') {
            self.digits()?;
        }
        if self.skip(|byte| matches!(byte, b'e' | b'E')) {
            self.skip(|byte| matches!(byte, b'+' | b'-'));
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let digits = self.text.get(self.at..)?.iter();
        let count = digits.take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        (count > 0).then_some(())
    }

    /// Passes over one such byte, if it is there.
    fn skip(&mut self, is_such: impl Fn(u8) -> bool) -> bool {
        let is_there = self.text.get(self.at).is_some_and(|byte| is_such(*byte));
        self.at += usize::from(is_there);
        is_there
    }

    /// A string after its opening quote, to the end of it; whether there were escapes.
    fn rest_of_string(&mut self) -> Option<bool> {
        let mut has_escapes = false;
        loop {
            let rest = self.text.get(self.at..)?;
            let length = memchr2(b'"', b'\\', rest)?;
            if self.is_careful && rest[..length].iter().any(|byte| *byte < b' ') {
                return None;
            }
            self.at += length + 1;
            if rest[length] == b'"' {
                return Some(has_escapes);
            }
            has_escapes = true;
            self.escape()?;
        }
    }

    /// An escape after its backslash. Whether halves of characters belong together is for whoever reads the text.
    fn escape(&mut self) -> Option<()> {
        let letter = *self.text.get(self.at)?;
        self.at += 1;
        match letter {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(()),
            b'u' => {
                let digits = self.text.get(self.at..self.at + 4)?;
                self.at += 4;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(())
            }
            _ => None,
        }
    }
}

/// One container further in; `None` where the bits are used up.
fn within(around: Around, open: u8) -> Option<Around> {
    let is_full = around.leading_zeros() == 0;
    (!is_full).then_some(around << 1 | Around::from(open == b'{'))
}

/// Whether a text is printable ASCII.
pub(super) fn is_plain(text: &[u8]) -> bool {
    // As a signed number what is no ASCII is below the blank too. All are looked at: so it is done many at a time.
    text.iter().fold(true, |is_plain, byte| {
        is_plain & (byte.cast_signed() >= b' '.cast_signed())
    })
}

#[cfg(test)]
mod tests;
