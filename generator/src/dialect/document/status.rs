//! The keys of `responses`.

use crate::ir::StatusCode;

/// A key of `responses`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// `default`: any status code that is not listed.
    Default,
    /// One status code.
    Code(StatusCode),
    /// All status codes that begin with this digit.
    Range(u16),
}

impl Status {
    /// Parses a key. Swagger 2.0 does not define ranges such as `4XX`, but some authors and tools use them.
    pub fn of(key: &str) -> Option<Status> {
        if key.eq_ignore_ascii_case("default") {
            return Some(Status::Default);
        }
        match key.as_bytes() {
            [digit @ b'0'..=b'9', b'X' | b'x', b'X' | b'x'] => {
                Some(Status::Range(u16::from(*digit - b'0')))
            }
            _ => {
                let is_known = |code: &StatusCode| (100..600).contains(code);
                let code = key.parse().ok().filter(is_known);
                code.filter(|_| key.len() == 3).map(Status::Code)
            }
        }
    }

    /// True if the status is a success.
    pub fn is_success(self) -> bool {
        match self {
            Status::Default => false,
            Status::Code(code) => code < 400,
            Status::Range(digit) => digit < 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn a_key_is_a_status_code_or_a_range_of_them() {
        for (key, expected) in [
            ("default", Some(Status::Default)),
            ("Default", Some(Status::Default)),
            ("200", Some(Status::Code(200))),
            ("0200", None),
            ("4xx", Some(Status::Range(4))),
            ("4XX", Some(Status::Range(4))),
            ("4X", None),
            ("99", None),
            ("600", None),
            ("note", None),
        ] {
            assert_eq!(Status::of(key), expected, "{key}");
        }
    }
}
