//! Scatter charts of the report.

use plotters::prelude::*;
use serde::Serialize;

use super::numbers::grouped;
use super::record::ServiceResult;
use crate::diagnostics::{Code, Diagnostic, Place};

const WIDTH: u32 = 560;
const HEIGHT: u32 = 320;
/// The space between the largest value and the edge.
const HEADROOM: f64 = 1.04;

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
    let end = |axis: Axis| {
        let values = rows.iter().map(|(_, row)| (axis.of)(row));
        HEADROOM * values.fold(1.0, f64::max)
    };
    let mut chart = ChartBuilder::on(&area)
        .margin(10)
        .margin_right(24)
        .x_label_area_size(40)
        .y_label_area_size(72)
        .build_cartesian_2d(0.0..end(across), 0.0..end(up))?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .label_style(("sans-serif", 14))
        .x_labels(6)
        .y_labels(6)
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
    fn axes_fit_their_values() {
        let rows = [row(1_001, 21_000), row(0, 0)];
        let rows: Vec<_> = rows.iter().enumerate().collect();
        let chart = scatter(&rows, OPERATIONS, LINES).unwrap();
        let [largest, origin] = &chart.points[..] else {
            panic!("{} points", chart.points.len());
        };
        // The largest value is in the last tenth of the chart, and not beyond its edge.
        let width = i32::try_from(WIDTH).unwrap() - origin.x;
        assert!(largest.x - origin.x > width * 9 / 10 - 24, "{}", largest.x);
        assert!(
            largest.x < i32::try_from(WIDTH).unwrap() - 24,
            "{}",
            largest.x
        );
        assert!((10..40).contains(&largest.y), "{}", largest.y);
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
