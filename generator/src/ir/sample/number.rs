//! Numbers within limits.

use serde_json::Number;

use crate::ir::{Bound, Limits};

/// Returns the number that is nearest to a number and within limits.
pub(super) fn fitted(number: Number, limits: &Limits) -> Number {
    match number.as_i64() {
        Some(number) => integer(number, limits).into(),
        None => {
            let fitted = number.as_f64().map(|number| real(number, limits));
            fitted.and_then(Number::from_f64).unwrap_or(number)
        }
    }
}

fn integer(number: i64, limits: &Limits) -> i64 {
    let least = limits.minimum.as_ref().and_then(|bound| {
        let whole = whole(bound, f64::ceil)?;
        Some(match bound.exclusive && is_whole(bound) {
            true => whole.saturating_add(1),
            false => whole,
        })
    });
    let most = limits.maximum.as_ref().and_then(|bound| {
        let whole = whole(bound, f64::floor)?;
        Some(match bound.exclusive && is_whole(bound) {
            true => whole.saturating_sub(1),
            false => whole,
        })
    });
    let (least, most) = (least.unwrap_or(i64::MIN), most.unwrap_or(i64::MAX));
    let number = number.max(least).min(most);
    let factor = limits.multiple_of.as_ref().and_then(Number::as_i64);
    let Some(factor) = factor.filter(|factor| *factor > 0) else {
        return number;
    };
    let rest = number.rem_euclid(factor);
    let above = number.saturating_add((factor - rest) % factor);
    match above <= most {
        true => above,
        false => number.saturating_sub(rest),
    }
}

/// Returns a bound as an integer.
fn whole(bound: &Bound, round: fn(f64) -> f64) -> Option<i64> {
    let number = &bound.number;
    let exact = number.as_i64();
    exact.or_else(|| number.as_f64().map(|number| round(number) as i64))
}

fn is_whole(bound: &Bound) -> bool {
    bound
        .number
        .as_f64()
        .is_some_and(|number| number.fract() == 0.0)
}

fn real(number: f64, limits: &Limits) -> f64 {
    let bound = |bound: &Option<Bound>| {
        let bound = bound.as_ref()?;
        Some((bound.number.as_f64()?, bound.exclusive))
    };
    let (least, most) = (bound(&limits.minimum), bound(&limits.maximum));
    let is_below =
        least.is_some_and(|(least, exclusive)| number < least || exclusive && number == least);
    let is_above =
        most.is_some_and(|(most, exclusive)| number > most || exclusive && number == most);
    let number = match (is_below, is_above, least, most) {
        (false, false, ..) => number,
        (.., Some((least, exclusive)), Some((most, other))) if exclusive || other => {
            least + (most - least) / 2.0
        }
        (true, _, Some((least, exclusive)), _) => least + f64::from(u8::from(exclusive)),
        (.., Some((most, exclusive))) => most - f64::from(u8::from(exclusive)),
        _ => number,
    };
    let factor = limits.multiple_of.as_ref().and_then(Number::as_f64);
    match factor.filter(|factor| *factor > 0.0) {
        Some(factor) => {
            let above = (number / factor).ceil() * factor;
            let is_above = most.is_some_and(|(most, _)| above > most);
            match is_above {
                true => (number / factor).floor() * factor,
                false => above,
            }
        }
        None => number,
    }
}
