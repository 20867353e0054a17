use serde_json::Value;

use super::{Answered, Outcome, Test, comparison, script};

/// What may differ between an example and what the client makes of it: a kind, and the places it holds for, as a
/// JSON pointer in which `*` stands for every item.
///
/// - `undeclared`: the specification has no such member, and it gets lost;
/// - `read-only`: no request carries the member;
/// - `null`: an explicit `null` of a member that cannot be null, which is none;
/// - `instant`, `http-date`: the same moment in another spelling;
/// - `constant X`: a member that the example leaves out and whose only value is X;
/// - `stream`: the body is read as it comes, and not compared;
/// - `error`: the status is an error.
pub type Note = (&'static str, &'static str);

/// How a long-running operation ends: the header that leads on where the example names none, the status whose body
/// is the final result, and whether the status monitor holds it.
pub type Polling = (&'static str, Option<u16>, bool);

/// One example: the request that it stands for, and its answers.
pub struct Case {
    /// The example itself.
    pub example: &'static str,
    /// Method and URL, encoded as they must arrive; the order of the query does not count.
    pub request: &'static str,
    /// Headers that the specification asks for.
    pub headers: &'static [(&'static str, &'static str)],
    /// The example's parameter that is the body.
    pub body: Option<(&'static str, &'static [Note])>,
    /// The statuses of the example's answers.
    pub answers: &'static [(u16, &'static [Note])],
    /// What follows the first answer of a long-running operation.
    pub polling: Option<Polling>,
}

impl Case {
    /// Makes the call once for each answer, and compares the request and the result with the example.
    pub async fn run<T: Outcome>(&self, call: impl AsyncFn(&Test) -> azure_core::Result<T>) {
        for (status, notes) in self.answers {
            let test = Test::start(self, *status, notes).await;
            let outcome = match call(&test).await {
                Ok(outcome) => outcome.answered().await,
                Err(error) => Err(error),
            };
            if let (Err(error), None) = (&outcome, test.sent()) {
                panic!("nothing was sent: {error}");
            }
            test.check_request(self).await;
            match outcome {
                Err(error) if *notes == [("error", "")] => {
                    let found = error.http_status().map(u16::from);
                    assert_eq!(found, Some(*status), "{error}");
                }
                Err(error) => panic!("status {status}: {error}"),
                Ok(answered) if !test.is_live() => self.check(&test, *status, notes, &answered),
                Ok(_) => {}
            }
        }
    }

    fn check(&self, test: &Test, status: u16, notes: &[Note], answered: &Answered) {
        if let Some((_, result, in_monitor)) = self.polling {
            let Some(result) = result.filter(|_| answered.status != Some(204)) else {
                return;
            };
            let own = test.answer(status, "body").filter(|body| !body.is_null());
            if let Some(own) = own
                && test.is_settled(self.request, status)
            {
                return compare(own, status, notes, answered);
            }
            let notes = self.answers.iter().find(|answer| answer.0 == result);
            let notes = notes.map_or(&[][..], |answer| answer.1);
            let body = test.answer(result, "body").unwrap_or(&Value::Null);
            let has_status = body.get("status").is_some();
            if in_monitor && status != 200 && has_status {
                return compare(&script::ended(body), result, notes, answered);
            }
            let body = script::settled(self.request, body);
            return compare(&body, result, notes, answered);
        }
        if let Some(exists) = answered.exists {
            assert_eq!(exists, status < 400, "status {status}");
            return;
        }
        assert_eq!(answered.status, Some(status));
        let body = test.answer(status, "body").unwrap_or(&Value::Null);
        compare(body, status, notes, answered);
    }
}

fn compare(body: &Value, status: u16, notes: &[Note], answered: &Answered) {
    if notes != [("stream", "")] {
        let expected = comparison::expected(body, notes);
        comparison::assert_same(
            &answered.body,
            &expected,
            notes,
            &format!("answer {status}"),
        );
    }
}
