//! Scatter charts of the report.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::prelude::*;
use serde::Serialize;

use super::numbers::grouped;
use super::record::ServiceResult;
use crate::diagnostics::{Code, Diagnostic, Place};

const WIDTH: u32 = 420;
const HEIGHT: u32 = 270;
/// The minimum number of intervals of an axis.
const INTERVALS: f64 = 4.0;

/// A measure of an API, as an axis of a chart.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    pub(super) title: &'static str,
    pub(super) of: fn(&ServiceResult) -> f64,
}

/// A chart, which the page draws: lines and labels of the axes in SVG, and points.
#[derive(Serialize)]
pub(super) struct Chart {
    title: String,
    width: u32,
    height: u32,
    axes: String,
    points: Vec<Point>,
}

/// The point of an API.
#[derive(Serialize)]
struct Point {
    x: i32,
    y: i32,
    /// The number of the row in the table.
    row: usize,
    text: String,
}

/// Plots one point per row: a measure over another. A cost that is linear in the size of the input is a straight line
/// from the origin.
pub(super) fn scatter(
    rows: &[(usize, &ServiceResult)],
    across: Axis,
    up: Axis,
) -> Result<Chart, Diagnostic> {
    let mut axes = String::new();
    let points = draw(&mut axes, rows, across, up).map_err(|why| {
        let message = format!("cannot draw a chart: {why}");
        Diagnostic::new(Code::Internal, Place::None, message)
    })?;
    Ok(Chart {
        title: format!("{} by {}", up.title, across.title),
        width: WIDTH,
        height: HEIGHT,
        axes,
        points,
    })
}

/// Draws the axes, and returns the points in their coordinates.
fn draw(
    svg: &mut String,
    rows: &[(usize, &ServiceResult)],
    across: Axis,
    up: Axis,
) -> Result<Vec<Point>, Box<dyn std::error::Error>> {
    let area = SVGBackend::with_string(svg, (WIDTH, HEIGHT)).into_drawing_area();
    let scale = |axis: Axis| {
        let values = rows.iter().map(|(_, row)| (axis.of)(row));
        Scale::new(values.fold(0.0, f64::max))
    };
    let mut chart = ChartBuilder::on(&area)
        .margin(10)
        .margin_right(24)
        .x_label_area_size(40)
        .y_label_area_size(72)
        .build_cartesian_2d(scale(across), scale(up))?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .label_style(("sans-serif", 15))
        .x_desc(across.title)
        .y_desc(up.title)
        .x_label_formatter(&|value| label(*value))
        .y_label_formatter(&|value| label(*value))
        .draw()?;
    let points = rows.iter().map(|(number, row)| {
        let (x, y) = ((across.of)(row), (up.of)(row));
        let at = chart.backend_coord(&(x, y));
        Point {
            x: at.0,
            y: at.1,
            row: *number,
            text: format!(
                "{}: {} {}, {} {}",
                row.name(),
                label(x),
                across.title,
                label(y),
                up.title
            ),
        }
    });
    let points = points.collect();
    area.present()?;
    Ok(points)
}

/// The scale of an axis, from zero to its last mark.
struct Scale {
    marks: Vec<f64>,
}

impl Scale {
    fn new(largest: f64) -> Self {
        Scale {
            marks: marks(largest),
        }
    }
}

impl Ranged for Scale {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let end = self.range().end;
        from + (f64::from(to - from) * value / end).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.marks.clone()
    }

    fn range(&self) -> Range<f64> {
        0.0..self.marks.last().copied().unwrap_or(1.0)
    }
}

/// Returns the marks of an axis: round whole numbers from zero to the first one that no value exceeds.
fn marks(largest: f64) -> Vec<f64> {
    let least = (largest / INTERVALS).max(1.0);
    let magnitude = 10_f64.powf(least.log10().floor());
    let steps = [5.0, 2.0, 1.0].map(|digit| digit * magnitude);
    let step = steps.into_iter().find(|step| *step <= least);
    let step = step.unwrap_or(magnitude);
    let intervals = (largest / step).ceil().max(1.0);
    let marks = std::iter::successors(Some(0.0), |mark| Some(mark + step));
    marks.take_while(|mark| *mark <= intervals * step).collect()
}

fn label(value: f64) -> String {
    let decimals = match value < 10.0 && value.fract() > 0.0 {
        true => 1,
        false => 0,
    };
    grouped(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPERATIONS: Axis = Axis {
        title: "operations",
        of: |row| row.operations as f64,
    };
    const LINES: Axis = Axis {
        title: "lines",
        of: |row| row.lines as f64,
    };

    fn row(operations: usize, lines: usize) -> ServiceResult {
        ServiceResult {
            service: "a<b".into(),
            operations,
            lines,
            ..ServiceResult::default()
        }
    }

    #[test]
    fn axes_end_at_a_round_number_that_no_value_exceeds() {
        for (largest, marks) in [
            (0.0, &[0.0, 1.0][..]),
            (0.3, &[0.0, 1.0]),
            (1.0, &[0.0, 1.0]),
            (7.0, &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]),
            (
                1_001.0,
                &[0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0, 1_200.0],
            ),
            (
                21_000.0,
                &[0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0, 25_000.0],
            ),
        ] {
            assert_eq!(self::marks(largest), marks, "{largest}");
        }
    }

    #[test]
    fn axes_fit_their_values() {
        let rows = [row(1_001, 21_000), row(0, 0)];
        let rows: Vec<_> = rows.iter().enumerate().collect();
        let chart = scatter(&rows, OPERATIONS, LINES).unwrap();
        let [largest, origin] = &chart.points[..] else {
            panic!("{} points", chart.points.len());
        };
        // The largest values are in the last quarter of the chart, and not beyond its edge.
        let (width, height) = (i32::try_from(WIDTH).unwrap(), origin.y);
        assert!(largest.x > width * 3 / 4, "{}", largest.x);
        assert!(largest.x < width - 24, "{}", largest.x);
        assert!((10..height / 4).contains(&largest.y), "{}", largest.y);
        assert!(chart.axes.contains("20,000"), "{}", chart.axes);
        assert_eq!(largest.text, "a<b: 1,001 operations, 21,000 lines");
    }

    #[test]
    fn no_values_are_a_chart_without_points() {
        let chart = scatter(&[], OPERATIONS, LINES).unwrap();
        assert!(chart.points.is_empty());
        assert!(chart.axes.starts_with("<svg"), "{}", chart.axes);
    }
}
