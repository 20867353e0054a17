//! Tests of the report of `armsmith corpus` in a browser. They are skipped if Chromium is not installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::corpus::checkout;
use crate::workspace::Workspace;

/// The names of the program on Debian and other systems.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Measures the page, and uses its filters and columns.
const SCRIPT: &str = r##"
const rows = () => [...document.querySelectorAll("#apis tbody tr")].filter((row) => !row.hidden);
const names = () => rows().map((row) => `${row.cells[0].textContent} ${row.cells[1].textContent}`.trim());
const choose = (status) => document.querySelector(`input[value="${status}"]`).click();
const type = (text) => {
  const input = document.querySelector("input[type=search]");
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
};
const luminance = (color) => {
  const [r, g, b] = color.match(/[\d.]+/g).map(Number);
  return (r + g + b) / 3;
};
const body = getComputedStyle(document.body);
const chart = document.querySelector(".charts svg").getBoundingClientRect();
const result = {
  width: innerWidth,
  longest: Math.max(...[...document.querySelectorAll("#apis th")].map((head) => head.getBoundingClientRect().height)),
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  chart: chart.width,
  labelsInside: [...document.querySelectorAll(".charts text")].every((text) => {
    const [own, all] = [text.getBoundingClientRect(), text.closest("figure").getBoundingClientRect()];
    return own.left >= all.left - 1 && own.right <= all.right + 1;
  }),
  page: luminance(body.backgroundColor),
  text: luminance(body.color),
  label: luminance(getComputedStyle(document.querySelector(".charts text")).fill),
  names: names(),
  points: document.querySelectorAll(".charts circle").length,
  target: document.querySelectorAll(document.querySelector(".charts a").getAttribute("href")).length,
};
choose("refused");
result.refused = names();
choose("passed");
type("GADGETS");
result.text_and_status = names();
result.shown = document.querySelector("output").textContent;
choose("");
type("");
document.querySelectorAll("#apis th button")[3].click();
result.ascending = rows().map((row) => row.cells[3].textContent);
document.querySelectorAll("#apis th button")[3].click();
result.descending = rows().map((row) => row.cells[3].textContent);
document.body.textContent = JSON.stringify(result);
"##;

/// Returns the measurements of a copy of the page, or `None` without a browser.
fn measured(workspace: &Workspace, width: u32, further: &[&str]) -> Option<Value> {
    let page = workspace.read("report.html").replace("</html>", "");
    let page = format!("{page}<script>{SCRIPT}</script></html>");
    workspace.put("measured.html", page.as_bytes());
    let dom = dumped(workspace, &workspace.path("measured.html"), width, further)?;
    let start = dom.find("<body>").map(|at| at + "<body>".len())?;
    let end = dom.find("</body>")?;
    let text = dom[start..end].replace("&amp;", "&").replace("&lt;", "<");
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

/// Returns the document after its scripts were run.
fn dumped(workspace: &Workspace, page: &Path, width: u32, further: &[&str]) -> Option<String> {
    for program in CHROMIUM {
        let profile = workspace.path("profile");
        fs::create_dir_all(&profile).unwrap();
        let output = Command::new(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
            .args(["--disable-background-networking", "--no-first-run"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(format!("--window-size={width},900"))
            .args(further)
            .arg(format!("file://{}", page.display()))
            .output();
        if let Ok(output) = output {
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{errors}");
            return Some(String::from_utf8(output.stdout).unwrap());
        }
    }
    eprintln!("skipped: Chromium is not installed");
    None
}

#[test]
fn the_report_works_in_a_browser() {
    let workspace = checkout();
    let arguments = ["corpus", "specs", "--all-tags", "--html", "report.html"];
    assert_eq!(workspace.run(&arguments).code, 1, "one tag is refused");
    let names = [
        "widgets/resource-manager package-2022-01",
        "gadgets/data-plane",
        "widgets/resource-manager package-2023-01",
        "widgets/resource-manager package-2024-01",
    ];
    for width in [500, 1280] {
        let Some(seen) = measured(&workspace, width, &[]) else {
            return;
        };
        assert_eq!(seen["width"], width, "{seen}");
        assert_eq!(seen["overflow"], 0, "{width}: {seen}");
        assert!(seen["chart"].as_f64().unwrap() > 300.0, "{width}: {seen}");
        assert_eq!(seen["labelsInside"], true, "{width}: {seen}");
        let lines = seen["longest"].as_f64().unwrap() / 20.0;
        assert!(lines < 3.5, "headings have three lines at most: {seen}");
        assert!(seen["page"].as_f64() > seen["text"].as_f64(), "{seen}");
        assert_eq!(
            seen["names"],
            Value::from(names.to_vec()),
            "failures are first"
        );
        assert_eq!(seen["points"], 9, "three generated APIs in three charts");
        assert_eq!(seen["target"], 1, "a point links to its row");
        assert_eq!(seen["refused"], Value::from(names[..1].to_vec()));
        assert_eq!(seen["text_and_status"], Value::from(names[1..2].to_vec()));
        assert_eq!(seen["shown"], "1 shown");
        // A refused API has no operations, and is before those that have.
        let column = |name: &str| -> Vec<i64> {
            let cells = seen[name].as_array().unwrap().iter();
            cells
                .map(|cell| match cell.as_str().unwrap() {
                    "–" => -1,
                    number => number.parse().unwrap(),
                })
                .collect()
        };
        let (ascending, descending) = (column("ascending"), column("descending"));
        assert!(
            ascending.is_sorted() && ascending[0] < ascending[3],
            "{seen}"
        );
        assert!(descending.iter().rev().is_sorted(), "{seen}");
    }
    let dark = ["--blink-settings=preferredColorScheme=0"];
    let seen = measured(&workspace, 1280, &dark).unwrap();
    for text in ["text", "label"] {
        let contrast = seen[text].as_f64().unwrap() - seen["page"].as_f64().unwrap();
        assert!(contrast > 80.0, "{text}: {seen}");
    }
}
