use super::*;
use proptest::prelude::*;
use rstest::rstest;

const S: i64 = 1_000_000_000;

/// The table of `parseDurationTests` in Go 1.26, `time/time_test.go`.
#[rstest]
#[case("0", 0)]
#[case("5s", 5 * S)]
#[case("30s", 30 * S)]
#[case("1478s", 1478 * S)]
#[case("-5s", -5 * S)]
#[case("+5s", 5 * S)]
#[case("-0", 0)]
#[case("+0", 0)]
#[case("5.0s", 5 * S)]
#[case("5.6s", 5 * S + 600_000_000)]
#[case("5.s", 5 * S)]
#[case(".5s", 500_000_000)]
#[case("1.0s", S)]
#[case("1.00s", S)]
#[case("1.004s", S + 4_000_000)]
#[case("1.0040s", S + 4_000_000)]
#[case("100.00100s", 100 * S + 1_000_000)]
#[case("10ns", 10)]
#[case("11us", 11_000)]
#[case("12µs", 12_000)]
#[case("12μs", 12_000)]
#[case("13ms", 13_000_000)]
#[case("14s", 14 * S)]
#[case("15m", 900 * S)]
#[case("16h", 57_600 * S)]
#[case("3h30m", 12_600 * S)]
#[case("10.5s4m", 250 * S + 500_000_000)]
#[case("-2m3.4s", -(123 * S + 400_000_000))]
#[case("1h2m3s4ms5us6ns", 3723 * S + 4_005_006)]
#[case("39h9m14.425s", 140_954 * S + 425_000_000)]
#[case("52763797000ns", 52_763_797_000)]
#[case("0.3333333333333333333h", 1200 * S)]
#[case("9007199254740993ns", (1 << 53) + 1)]
#[case("9223372036854775807ns", i64::MAX)]
#[case("9223372036854775.807us", i64::MAX)]
#[case("9223372036s854ms775us807ns", i64::MAX)]
#[case("-9223372036854775808ns", i64::MIN)]
#[case("-9223372036854775.808us", i64::MIN)]
#[case("-9223372036s854ms775us808ns", i64::MIN)]
#[case("-2562047h47m16.854775808s", i64::MIN)]
#[case("0.100000000000000000000h", 360 * S)]
#[case("0.830103483285477580700h", 2988 * S + 372_539_827)]
fn what_go_parses_parses_to_the_same(#[case] text: &str, #[case] nanos: i64) {
    assert_eq!(text.parse(), Ok(GoDuration(nanos)));
}

/// `parseDurationErrorTests`, and what people type into a TTL field.
#[rstest]
#[case("", GoDurationError::Empty)]
#[case("-", GoDurationError::Empty)]
#[case("3", GoDurationError::UnitMissing { position: 1 })]
#[case("s", GoDurationError::Number { position: 1 })]
#[case(".", GoDurationError::Number { position: 1 })]
#[case("-.", GoDurationError::Number { position: 2 })]
#[case(".s", GoDurationError::Number { position: 1 })]
#[case("+.s", GoDurationError::Number { position: 2 })]
#[case("1h5", GoDurationError::UnitMissing { position: 3 })]
#[case("1x", GoDurationError::UnitUnknown { unit: "x".into(), position: 2 })]
#[case("7d", GoDurationError::UnitUnknown { unit: "d".into(), position: 2 })]
#[case(" 1h", GoDurationError::Number { position: 1 })]
#[case("1h ", GoDurationError::UnitUnknown { unit: "h ".into(), position: 2 })]
#[case("9223372036854775810ns", GoDurationError::TooLarge)]
#[case("9223372036854775808ns", GoDurationError::TooLarge)]
#[case("-9223372036854775809ns", GoDurationError::TooLarge)]
#[case("9223372036854776us", GoDurationError::TooLarge)]
#[case("3000000h", GoDurationError::TooLarge)]
#[case("99999999999999999999999h", GoDurationError::TooLarge)]
fn what_go_refuses_is_refused_with_its_place(#[case] text: &str, #[case] error: GoDurationError) {
    assert_eq!(text.parse::<GoDuration>(), Err(error));
}

#[test]
fn a_day_is_explained() {
    let error = "7d".parse::<GoDuration>().unwrap_err().to_string();
    assert_eq!(
        error,
        "unknown unit \"d\" at character 2: the units are h, m, s, ms, us and ns (a day is 24h)"
    );
}

proptest! {
    #[test]
    fn what_is_printed_parses_back(nanos: i64) {
        prop_assert_eq!(GoDuration(nanos).to_string().parse(), Ok(GoDuration(nanos)));
    }

    #[test]
    fn no_text_panics(text in "[-+.0-9hmsnuµdx ]{0,24}") {
        let _ = text.parse::<GoDuration>();
    }
}
