//! Scatter charts.

use std::fmt::Write;

use super::record::{CorpusResults, RunOutcome, ServiceResult};
use crate::report::escaped;

const WIDTH: f64 = 520.0;
const HEIGHT: f64 = 300.0;
/// The space for axis labels.
const LEFT: f64 = 60.0;
const BOTTOM: f64 = 36.0;

/// An axis of a chart.
pub(super) struct Axis<'a> {
    pub(super) title: &'a str,
    pub(super) of: &'a dyn Fn(&ServiceResult) -> f64,
}

/// Plots one point per service: a measure over another, usually its operations. A cost that is linear in the size of
/// the input is a straight line from the origin.
pub(super) fn scatter(record: &CorpusResults, across: &Axis<'_>, up: &Axis<'_>) -> String {
    let rows: Vec<_> = record
        .rows
        .iter()
        .filter(|row| row.outcome == RunOutcome::Generated)
        .collect();
    let most = |axis: &Axis<'_>| nice(rows.iter().map(|row| (axis.of)(row)).fold(1.0, f64::max));
    let (most_x, most_y) = (most(across), most(up));
    let x = |value: f64| LEFT + value / most_x * (WIDTH - LEFT - 10.0);
    let y = |value: f64| HEIGHT - BOTTOM - value / most_y * (HEIGHT - BOTTOM - 24.0);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{0}\"><text x=\"{LEFT}\" y=\"14\" class=\"title\">{0}</text>",
        escaped(&format!("{} by {}", up.title, across.title))
    );
    for step in 0..=4 {
        let part = f64::from(step) / 4.0;
        let (at_x, at_y) = (x(part * most_x), y(part * most_y));
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{at_y:.1}\" y2=\"{at_y:.1}\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text><text x=\"{at_x:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            WIDTH - 10.0,
            LEFT - 6.0,
            at_y + 4.0,
            number(part * most_y),
            HEIGHT - BOTTOM + 16.0,
            number(part * most_x),
        );
    }
    for row in rows {
        let _ = write!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"><title>{}: {} {}, {} {}</title></circle>",
            x((across.of)(row)),
            y((up.of)(row)),
            escaped(&row.name()),
            number((across.of)(row)),
            escaped(across.title),
            number((up.of)(row)),
            escaped(up.title),
        );
    }
    svg.push_str("</svg>");
    svg
}

/// Returns the next higher number of the form 1, 2 or 5 followed by zeros.
fn nice(value: f64) -> f64 {
    let power = 10_f64.powf(value.max(1.0).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power);
    steps
        .filter(|step| *step >= value)
        .fold(10.0 * power, f64::min)
}

fn number(value: f64) -> String {
    match value {
        value if value >= 10_000.0 => format!("{:.0} k", value / 1000.0),
        value if value < 10.0 && value.fract() > 0.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_at_round_numbers() {
        for (value, end) in [
            (0.3, 1.0),
            (1.0, 1.0),
            (3.0, 5.0),
            (657.0, 1000.0),
            (1001.0, 2000.0),
        ] {
            assert!((nice(value) - end).abs() < 1e-6, "{value}: {}", nice(value));
        }
    }
}
