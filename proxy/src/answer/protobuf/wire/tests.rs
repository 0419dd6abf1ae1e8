use super::*;
use crate::answer::protobuf::written::{bytes, number};

#[test]
fn fields_come_in_their_order_and_what_is_of_no_known_type_is_passed_over() {
    let message = [
        bytes(1, b"text"),
        number(2, u64::MAX),
        vec![3 << 3 | 1, 0, 0, 0, 0, 0, 0, 0, 0],
        vec![4 << 3 | 5, 0, 0, 0, 0],
        bytes(536_870_911, b""),
    ]
    .concat();
    let fields: Option<Vec<_>> = Fields::of(&message).collect();
    let wanted = [
        (1, Value::Bytes(b"text")),
        (2, Value::Number(u64::MAX)),
        (3, Value::Other),
        (4, Value::Other),
        (536_870_911, Value::Bytes(b"")),
    ];
    assert_eq!(fields.as_deref(), Some(&wanted[..]));
    assert_eq!(wanted[1].1.number(), Some(-1));
}

#[test]
fn what_is_broken_ends_the_fields() {
    let good = bytes(1, b"text");
    for broken in [
        &[1 << 3 | 2][..],
        &[1 << 3 | 2, 5, 0],
        &[1 << 3 | 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
        &[1 << 3 | 1, 0],
        &[1 << 3 | 5, 0],
        &[1 << 3, 255],
        &[1 << 3 | 3],
        &[1 << 3 | 4],
        &[1 << 3 | 7],
        &[2],
        &[255; 11],
    ] {
        let message = [&good, broken].concat();
        let fields: Vec<_> = Fields::of(&message).collect();
        assert_eq!(fields, [Some((1, Value::Bytes(b"text"))), None], "{broken:?}");
    }
}

#[test]
fn a_field_begins_once_its_length_is_there() {
    let text = bytes(2, &[b'x'; 300]);
    for length in 0..3 {
        assert_eq!(Field::begin(&text[..length]), Ok(None), "{length}");
    }
    let field = Field {
        number: 2,
        head: 3,
        length: 300,
    };
    assert_eq!(Field::begin(&text[..3]), Ok(Some(field)));
    assert_eq!(field.end(), Ok(text.len()));
    assert_eq!(Field::begin(&number(2, 7)), Err(Broken), "a number");
    assert_eq!(Field::begin(&[255; HEAD_LIMIT]), Err(Broken));
}
