use proptest::prelude::*;

use super::*;
use crate::Precision;

fn told(text: &str, order: Option<Order>) -> Told {
    match read(text, order, Tz::Europe__Berlin) {
        Spelled::Told(told, _) => told,
        other => panic!("{text}: {other:?}"),
    }
}

fn local(text: &str) -> String {
    let told = told(text, None);
    let day = told.precision == Precision::Day;
    told.local.format(if day { "%F" } else { "%F %T" }).to_string()
}

#[test]
fn the_spellings_of_one_evening_all_tell_it() {
    for text in [
        "2025-10-04 20:09",
        "2025-10-04T20:09:00",
        "2025-10-04T20:09:00.123456",
        "2025-10-04 20:09:00,5",
        "20251004T2009",
        "20251004T200900",
        "2025 Sat Oct 4 8:09 PM",
        "2025 Sat Oct 4 08:09 pm",
        "Saturday, October 4, 2025 at 8:09\u{202f}PM",
        "Sat Oct  4 20:09:00 2025",
        "4 October 2025, 8:09 p.m.",
        "4th Oct 2025 20h09",
        "Samstag, 4. Oktober 2025 um 20:09 Uhr",
        "samedi 4 octobre 2025 à 20:09",
        "sábado 4 de octubre de 2025 20:09",
        "2025/10/04 20:09",
        "2025.10.04 20:09",
        "2025年10月4日 20:09",
        "04-Oct-25 20:09",
    ] {
        assert_eq!(local(text), "2025-10-04 20:09:00", "{text}");
    }
}

#[test]
fn a_day_without_a_time_is_a_day() {
    for text in
        ["8th Dec 2021", "2021-12-08", "20211208", "2021-12-8", "Dec 8, 2021", "Wed 8 Dec 21", "8. Dez. 2021"]
    {
        assert_eq!(local(text), "2021-12-08", "{text}");
    }
}

#[test]
fn hours_of_the_twelve_hour_clock_are_told_apart() {
    let time = |text| time(text).map(|time| time.format("%R").to_string());
    assert_eq!(time("12:05 AM").as_deref(), Some("00:05"));
    assert_eq!(time("12:05 PM").as_deref(), Some("12:05"));
    assert_eq!(time("8pm").as_deref(), Some("20:00"));
    assert_eq!(time("3:04").as_deref(), Some("03:04"));
    for text in ["", "pm", "24:00", "8", "am", "all day", "7:60"] {
        assert_eq!(time(text), None, "{text}");
    }
}

#[test]
fn a_moment_in_utc_is_told_by_the_clock_of_the_writer() {
    let told = told("2025-10-04T22:30:00.000Z", None);
    assert_eq!(told.local.to_string(), "2025-10-05 00:30:00");
    assert_eq!((told.offset, told.zone.as_deref()), (Some(120), Some("Europe/Berlin")));
    assert_eq!(local("1759617000"), "2025-10-05 00:30:00");
    assert_eq!(local("1759617000000"), "2025-10-05 00:30:00");
}

#[test]
fn an_offset_is_never_added_to_a_time_that_is_local_already() {
    for text in ["2025-10-04T23:30:00-07:00", "2025-10-04 23:30 -0700", "2025-10-04 23:30 GMT-07:00"] {
        let told = told(text, None);
        assert_eq!(told.local.to_string(), "2025-10-04 23:30:00", "{text}");
        assert_eq!(told.offset, Some(-420));
    }
}

#[test]
fn a_date_that_can_be_read_in_two_ways_is_not_guessed() {
    for text in ["4/10/2025", "04.10.2025", "4-10-25 20:09"] {
        assert_eq!(read(text, None, Tz::UTC), Spelled::Either, "{text}");
        assert_eq!(told(text, Some(Order::DayFirst)).local.date().to_string(), "2025-10-04");
        assert_eq!(told(text, Some(Order::MonthFirst)).local.date().to_string(), "2025-04-10");
    }
    assert_eq!(local("4/4/2025"), "2025-04-04");
}

#[test]
fn a_day_above_twelve_shows_the_order() {
    let shown = |text| match read(text, None, Tz::UTC) {
        Spelled::Told(told, shown) => (told.local.date().to_string(), shown),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown("13/2/2025"), ("2025-02-13".to_owned(), Some(Order::DayFirst)));
    assert_eq!(shown("2/13/2025"), ("2025-02-13".to_owned(), Some(Order::MonthFirst)));
    assert_eq!(shown("2025-02-13"), ("2025-02-13".to_owned(), None));
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "hello",
        "12",
        "31/02/2025",
        "2025-13-01",
        "0000-00-00",
        "1/2/3",
        "we met on 4 May 2020 in Rome",
        "99999999999999999999",
        "2025-10-04 25:00",
        "+12:30",
        "Oct 2025",
    ] {
        assert_eq!(read(text, None, Tz::UTC), Spelled::No, "{text}");
    }
}

#[test]
fn the_ends_of_time_are_survived() {
    for text in
        ["1970-01-01T00:00:00Z", "2099-12-31T23:59:59+14:00", "9999-12-31T23:59:59Z", "1000-01-01 00:00Z"]
    {
        assert!(matches!(read(text, None, Tz::Pacific__Auckland), Spelled::Told(..)), "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_panics(text in "[0-9:/ .T+apmZ年-]{0,40}|.{0,40}", day_first: bool) {
        let order = if day_first { Order::DayFirst } else { Order::MonthFirst };
        let _ = (read(&text, Some(order), Tz::Asia__Kathmandu), time(&text));
    }

    #[test]
    fn every_day_comes_back_from_its_spellings(days in -200_000_i64..2_000_000) {
        let day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(days.min(2_900_000));
        prop_assume!(chrono::Datelike::year(&day) >= 1500);
        for spelling in ["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%A, %b %e, %Y", "%Y %a %b %e", "%d-%b-%Y"] {
            let text = day.format(spelling).to_string();
            prop_assert_eq!(told(&text, None).local.date(), day, "{}", text);
        }
        let text = day.format("%d/%m/%Y").to_string();
        prop_assert_eq!(told(&text, Some(Order::DayFirst)).local.date(), day);
    }
}
