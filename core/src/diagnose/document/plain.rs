//! A document in plain characters. Those that only look like them are mended where something is read, and stay where a
//! person may write as they like: in descriptions, annotations, names and comments, and around the document.

use super::{margin, stream};
use crate::diagnose::characters;
use crate::diagnose::glyphs::Glyphs;
use crate::diagnose::notes::Notes;
use crate::yaml::{Node, Value};
use crate::{Span, key};
use alloc::vec;
use alloc::vec::Vec;

/// The text as it should read, given what it is with every character mended; none where it reads so.
pub(super) fn mended(text: &str, clean: Glyphs, notes: &mut Notes) -> Option<Glyphs> {
    if *clean.text() == *text {
        return None;
    }
    let pasted = Glyphs::of(text);
    let clean = characters::clean_document(&pasted, &[], &mut notes.fork());
    let mut free = free(&clean, pasted.len()).or_else(|around| {
        // A plain quotation mark within a description may be just what can't be read.
        self::free(&pasted, pasted.len()).or(Err(around))
    });
    let (Ok(free) | Err(free)) = &mut free;
    // YAML may begin with a byte order mark.
    if let Some(first) = free.first_mut() {
        *first |= text.starts_with('\u{feff}');
    }
    Some(characters::clean_document(&pasted, free, notes))
}

/// For each character that was pasted whether nobody reads it; what can be told of that is the error where the text is no
/// document.
fn free(glyphs: &Glyphs, length: usize) -> Result<Vec<bool>, Vec<bool>> {
    let text = glyphs.text();
    let document = margin::blanked(&text, &mut Notes::new(None));
    let mut free = vec![false; length];
    let mut mark = |place: Span| {
        let place = glyphs.span(place.start, place.end);
        // Whatever is marked already may be there a thousand times, by aliases.
        if let Some(part @ [false, ..]) = free.get_mut(place.start..place.end) {
            part.fill(true);
        }
    };
    let (mut before, mut is_comment) = ('\n', false);
    for (at, (character, there)) in document.chars().zip(text.chars()).enumerate() {
        is_comment = character != '\n' && (is_comment || character == '#' && before.is_whitespace());
        if is_comment || character != there {
            mark(Span::new(at, at + 1));
        }
        before = character;
    }
    let documents = stream::documents(&document);
    for document in documents.iter().flatten() {
        values(document, "", "", &mut mark);
    }
    if documents.is_ok() { Ok(free) } else { Err(free) }
}

/// Marks values that nobody reads, each with its key, which stands within the value of another.
fn values(node: &Node, key: &str, within: &str, mark: &mut dyn FnMut(Span)) {
    match &node.value {
        Value::List(items) => {
            for item in items {
                values(item, key, within, mark);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                values(&entry.node, &entry.key, key, mark);
            }
        }
        _ if is_read(key, within) => {}
        _ => mark(node.span),
    }
}

fn is_read(key: &str, within: &str) -> bool {
    const READ: [&str; 13] = [
        "",
        "apiVersion",
        "certificate-authority-data",
        "kind",
        "server",
        "token",
        "type",
        key::TOKEN_ID,
        key::TOKEN_SECRET,
        key::EXPIRATION,
        key::USAGE_SIGNING,
        key::USAGE_AUTHENTICATION,
        key::EXTRA_GROUPS,
    ];
    // A cluster of a kubeconfig is called what its owner likes.
    READ.contains(&key) || within == "metadata" && matches!(key, "name" | "namespace")
}
