//! The record of a run, and its table in the book.

use armsmith::diff::ApiDiff;
use armsmith::report::table;

/// The marks around the table in the book.
const MARKS: [&str; 2] = ["<!-- agreement -->\n", "<!-- end of agreement -->\n"];

/// The results of both tools for every pair.
#[derive(Debug, Default)]
pub(super) struct SemverResults {
    pub(super) rows: Vec<PairResult>,
}

/// The results of both tools for one direction of a pair.
#[derive(Debug)]
pub(super) struct PairResult {
    pub(super) name: String,
    /// True if old and new are exchanged.
    pub(super) is_back: bool,
    pub(super) ours: Ours,
    /// The failed checks of cargo-semver-checks.
    pub(super) theirs: Vec<String>,
}

/// The result of `armsmith diff`.
#[derive(Debug)]
pub(super) struct Ours {
    changes: usize,
    breaking: usize,
    /// The kinds of items with breaking changes.
    items: Vec<&'static str>,
}

impl Ours {
    pub(super) fn of(diff: &ApiDiff) -> Ours {
        let breaking = diff.changes.iter().filter(|change| change.breaking);
        let mut items: Vec<_> = breaking.map(|change| change.item).collect();
        items.sort_unstable();
        items.dedup();
        Ours {
            changes: diff.changes.len(),
            breaking: diff.breaking(),
            items,
        }
    }

    fn text(&self) -> String {
        match (self.breaking, self.changes) {
            (0, 0) => "nothing".to_owned(),
            (0, _) => "compatible".to_owned(),
            _ => format!("breaking: {}", self.items.join(", ")),
        }
    }
}

/// The tools that call a pair breaking.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Verdict {
    Both,
    Neither,
    OursAlone,
    /// This must not happen.
    TheirsAlone,
}

impl PairResult {
    fn verdict(&self) -> Verdict {
        match (self.ours.breaking > 0, !self.theirs.is_empty()) {
            (true, true) => Verdict::Both,
            (false, false) => Verdict::Neither,
            (true, false) => Verdict::OursAlone,
            (false, true) => Verdict::TheirsAlone,
        }
    }

    fn cells(&self) -> Vec<String> {
        let theirs: Vec<_> = self.theirs.iter().map(|name| format!("`{name}`")).collect();
        let verdict = match self.verdict() {
            Verdict::Both | Verdict::Neither => "yes",
            Verdict::OursAlone => "only diff",
            Verdict::TheirsAlone => "MISSED",
        };
        vec![
            self.name.clone(),
            if self.is_back { "backward" } else { "forward" }.to_owned(),
            self.ours.text(),
            match theirs.is_empty() {
                true => "compatible".to_owned(),
                false => theirs.join(", "),
            },
            verdict.to_owned(),
        ]
    }
}

impl SemverResults {
    /// Returns the number of breaking pairs that `armsmith diff` calls compatible.
    pub(super) fn missed(&self) -> usize {
        self.count(|verdict| verdict == Verdict::TheirsAlone)
    }

    fn count(&self, is: impl Fn(Verdict) -> bool) -> usize {
        self.rows.iter().filter(|row| is(row.verdict())).count()
    }

    /// Returns the table and its summary.
    pub(super) fn text(&self) -> String {
        let columns = [
            "change",
            "direction",
            "`armsmith diff`",
            "`cargo semver-checks`",
            "agree",
        ];
        let rows = self.rows.iter().map(PairResult::cells).collect();
        let agreed = self.count(|verdict| matches!(verdict, Verdict::Both | Verdict::Neither));
        format!(
            "{}\n\nBoth tools agree on {agreed} of {} pairs. Only `armsmith diff` reports {} as breaking, and only `cargo semver-checks` {}.\n",
            table(&columns, columns.len(), rows),
            self.rows.len(),
            self.count(|verdict| verdict == Verdict::OursAlone),
            self.missed(),
        )
    }

    /// Returns the page of the book with this table.
    pub(super) fn written_to(&self, page: &str) -> Result<String, String> {
        let [begin, end] = MARKS;
        let parts = page.split_once(begin).and_then(|(head, rest)| {
            let (_, tail) = rest.split_once(end)?;
            Some((head, tail))
        });
        let (head, tail) = parts.ok_or("the page of the book has no place for the table")?;
        Ok(format!("{head}{begin}\n{}\n{end}{tail}", self.narrow()))
    }

    /// Returns the table with minimal padding.
    fn narrow(&self) -> String {
        let text = self.text();
        let lines = text.lines().map(|line| match line.strip_prefix('|') {
            Some(cells) if !cells.starts_with('-') => {
                let cells = cells.trim_end_matches('|').split('|').map(str::trim);
                format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
            }
            Some(cells) => format!("|{}", "---|".repeat(cells.matches('|').count())),
            None => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(breaking: usize, theirs: &[&str]) -> PairResult {
        PairResult {
            name: "a".into(),
            is_back: false,
            ours: Ours {
                changes: 2,
                breaking,
                items: vec!["field"],
            },
            theirs: theirs.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn what_the_other_alone_finds_is_missed() {
        let rows = vec![row(1, &["x"]), row(0, &[]), row(1, &[])];
        let mut record = SemverResults { rows };
        assert_eq!(record.missed(), 0);
        let said = "Both tools agree on 2 of 3 pairs. Only `armsmith diff` reports 1 as breaking, and only `cargo semver-checks` 0.";
        assert!(record.text().contains(said), "{}", record.text());
        record.rows.push(row(0, &["x", "y"]));
        assert_eq!(record.missed(), 1);
        assert!(record.text().contains("MISSED"));
    }

    #[test]
    fn the_table_takes_the_place_of_an_earlier_one() {
        let record = SemverResults {
            rows: vec![row(1, &["x"])],
        };
        let page = "One.\n\n<!-- agreement -->\nold\n<!-- end of agreement -->\n\nTwo.\n";
        let fresh = record.written_to(page).unwrap();
        assert!(fresh.starts_with("One.\n\n<!-- agreement -->\n\n| change | direction |"));
        assert!(
            fresh.contains(
                "\n|---|---|---|---|---|\n| a | forward | breaking: field | `x` | yes |\n"
            )
        );
        assert!(fresh.ends_with("<!-- end of agreement -->\n\nTwo.\n"));
        assert_eq!(record.written_to(&fresh).unwrap(), fresh);
        assert!(record.written_to("no place").is_err());
    }
}
