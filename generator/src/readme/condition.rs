//! The conditions of blocks.

use std::iter::Peekable;
use std::str::CharIndices;

/// The condition of a block: `$(tag) == 'v1' && !$(csharp)`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Condition {
    Always,
    Term(Term),
    Equal(Term, Term),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Term {
    Variable(String),
    Text(String),
}

/// The value of a variable.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Known<'a> {
    /// It has no value.
    Unset,
    /// It has this value.
    Set(&'a str),
    /// It may have any value, so that every comparison is true.
    Anything,
}

/// The variable for the tag.
pub(super) const TAG: &str = "tag";

impl Condition {
    /// Parses the text after the word `yaml` in the first line of a block. `Err` says what is wrong.
    pub fn parse(text: &str) -> Result<Condition, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Condition::Always);
        }
        let tokens = tokens(text)?;
        let mut parser = ConditionParser {
            tokens: &tokens,
            depth: 0,
        };
        let condition = parser.any()?;
        match parser.tokens.first() {
            None => Ok(condition),
            Some(token) => Err(format!("unexpected {token}")),
        }
    }

    /// True if the condition is met.
    pub fn holds<'a>(&self, known: &impl Fn(&str) -> Known<'a>) -> bool {
        match self {
            Condition::Always => true,
            Condition::Term(term) => match term.value(known) {
                Known::Unset | Known::Set("" | "false") => false,
                Known::Set(_) | Known::Anything => true,
            },
            Condition::Equal(one, other) => match (one.value(known), other.value(known)) {
                (Known::Anything, _) | (_, Known::Anything) => true,
                (one, other) => one == other,
            },
            Condition::Not(inner) => !inner.holds(known),
            Condition::All(all) => all.iter().all(|each| each.holds(known)),
            Condition::Any(any) => any.iter().any(|each| each.holds(known)),
        }
    }

    /// Returns the tags in the condition.
    pub fn tags(&self) -> Vec<&str> {
        let mut tags = Vec::new();
        self.visit(&mut |condition| {
            if let Condition::Equal(Term::Variable(name), Term::Text(tag))
            | Condition::Equal(Term::Text(tag), Term::Variable(name)) = condition
                && name == TAG
            {
                tags.push(tag.as_str());
            }
        });
        tags
    }

    /// Returns the variables in the condition.
    pub fn variables(&self) -> Vec<&str> {
        let mut variables = Vec::new();
        self.visit(&mut |condition| {
            let terms = match condition {
                Condition::Term(term) => [Some(term), None],
                Condition::Equal(one, other) => [Some(one), Some(other)],
                _ => [None, None],
            };
            for term in terms.into_iter().flatten() {
                if let Term::Variable(name) = term {
                    variables.push(name.as_str());
                }
            }
        });
        variables
    }

    fn visit<'c>(&'c self, visitor: &mut impl FnMut(&'c Condition)) {
        visitor(self);
        match self {
            Condition::Not(inner) => inner.visit(visitor),
            Condition::All(all) | Condition::Any(all) => {
                for each in all {
                    each.visit(visitor);
                }
            }
            Condition::Always | Condition::Term(_) | Condition::Equal(..) => {}
        }
    }
}

impl Term {
    fn value<'t, 'a: 't>(&'t self, known: &impl Fn(&str) -> Known<'a>) -> Known<'t> {
        match self {
            Term::Variable(name) => known(name),
            Term::Text(text) => Known::Set(text),
        }
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Token {
    Term(Term),
    Sign(&'static str),
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Sign(sign) => write!(f, "`{sign}`"),
            Token::Term(Term::Variable(name)) => write!(f, "`$({name})`"),
            Token::Term(Term::Text(text)) => write!(f, "`{text}`"),
        }
    }
}

/// Longer operators come first.
const SIGNS: [&str; 9] = ["===", "!==", "==", "!=", "&&", "||", "!", "(", ")"];

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        rest = if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, rest)| rest)
        } else if rest.starts_with("//") {
            ""
        } else if let Some(variable) = rest.strip_prefix("$(") {
            let (name, rest) = variable.split_once(')').ok_or("missing `)` after `$(`")?;
            tokens.push(Token::Term(Term::Variable(name.trim().to_owned())));
            rest
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            tokens.push(Token::Sign(sign));
            rest.get(sign.len()..).unwrap_or_default()
        } else if let Some(quote @ ('\'' | '"')) = rest.chars().next() {
            let inner = rest.get(1..).unwrap_or_default();
            let (text, rest) = inner.split_once(quote).ok_or("missing closing quote")?;
            tokens.push(Token::Term(Term::Text(text.to_owned())));
            rest
        } else {
            let (word, rest) = rest.split_at(word_end(rest.char_indices().peekable()));
            if word.is_empty() {
                let sign = rest.chars().next().unwrap_or_default();
                return Err(format!("unexpected `{sign}`"));
            }
            tokens.push(Token::Term(Term::Text(word.to_owned())));
            rest
        }
        .trim_start();
    }
    Ok(tokens)
}

/// Returns the end of an unquoted word.
fn word_end(mut rest: Peekable<CharIndices<'_>>) -> usize {
    let mut end = 0;
    while let Some((at, c)) = rest.next_if(|(_, c)| c.is_alphanumeric() || "_-.".contains(*c)) {
        end = at + c.len_utf8();
    }
    end
}

/// The maximum depth of conditions.
const DEEPEST: usize = 64;

struct ConditionParser<'t> {
    tokens: &'t [Token],
    depth: usize,
}

impl ConditionParser<'_> {
    fn any(&mut self) -> Result<Condition, String> {
        let mut list = vec![self.all()?];
        while self.take(&["||"]).is_some() {
            list.push(self.all()?);
        }
        Ok(one_or(list, Condition::Any))
    }

    fn all(&mut self) -> Result<Condition, String> {
        let mut list = vec![self.not()?];
        while self.take(&["&&"]).is_some() {
            list.push(self.not()?);
        }
        Ok(one_or(list, Condition::All))
    }

    fn not(&mut self) -> Result<Condition, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("it is nested too deeply".to_owned());
        }
        let condition = if self.take(&["!"]).is_some() {
            Condition::Not(Box::new(self.not()?))
        } else if self.take(&["("]).is_some() {
            let inner = self.any()?;
            self.take(&[")"]).ok_or("missing `)` after `(`")?;
            inner
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(condition)
    }

    fn comparison(&mut self) -> Result<Condition, String> {
        let one = self.term()?;
        match self.take(&["==", "===", "!=", "!=="]) {
            None => Ok(Condition::Term(one)),
            Some("==" | "===") => Ok(Condition::Equal(one, self.term()?)),
            Some(_) => {
                let equal = Condition::Equal(one, self.term()?);
                Ok(Condition::Not(Box::new(equal)))
            }
        }
    }

    fn term(&mut self) -> Result<Term, String> {
        match self.tokens.split_first() {
            Some((Token::Term(term), rest)) => {
                self.tokens = rest;
                Ok(term.clone())
            }
            Some((sign, _)) => Err(format!("unexpected {sign}")),
            None => Err("unexpected end".to_owned()),
        }
    }

    fn take(&mut self, signs: &[&str]) -> Option<&'static str> {
        let (first, rest) = self.tokens.split_first()?;
        match first {
            Token::Sign(sign) if signs.contains(sign) => {
                self.tokens = rest;
                Some(sign)
            }
            _ => None,
        }
    }
}

fn one_or(mut list: Vec<Condition>, many: fn(Vec<Condition>) -> Condition) -> Condition {
    match list.pop() {
        Some(one) if list.is_empty() => one,
        Some(last) => {
            list.push(last);
            many(list)
        }
        None => Condition::Always,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str) -> Known<'static> {
        match name {
            "tag" => Known::Set("v1"),
            "go" => Known::Set("true"),
            "no" => Known::Set("false"),
            "any" => Known::Anything,
            _ => Known::Unset,
        }
    }

    #[test]
    fn conditions_hold_or_do_not() {
        for (text, holds) in [
            ("", true),
            ("$(tag) == 'v1'", true),
            ("$(tag)=='v1'", true),
            ("'v1' === $(tag)", true),
            ("$(tag) == \"v2\"", false),
            ("$(tag) != 'v2' /* autogenerated */", true),
            ("$(tag) == 'v2' || $(tag) == 'v1'", true),
            ("$(tag) == 'v1' && $(java) && $(multiapi)", false),
            ("!$(java)", true),
            ("$(java)", false),
            ("$(no)", false),
            ("$(go) && !($(java) || $(no)) // really", true),
            ("$(java) || $(go) && $(tag) == v1", true),
            ("$(java) == 'x'", false),
            ("$(any) == 'x' && $(any)", true),
            ("!!$(go)", true),
            ("false", false),
        ] {
            let condition = Condition::parse(text).unwrap();
            assert_eq!(condition.holds(&known), holds, "{text}");
        }
    }

    #[test]
    fn mistakes_are_told() {
        for (text, message) in [
            ("($(go) || $(no)", "missing `)` after `(`"),
            ("$(go", "missing `)` after `$(`"),
            ("$(go) 'x'", "unexpected `x`"),
            ("$(go) ==", "unexpected end"),
            ("&& $(go)", "unexpected `&&`"),
            ("$(go) == 'x", "missing closing quote"),
            ("@", "unexpected `@`"),
            (&"!".repeat(1000), "it is nested too deeply"),
        ] {
            assert_eq!(Condition::parse(text), Err(message.to_owned()));
        }
    }

    #[test]
    fn tags_and_variables_are_found() {
        let condition = Condition::parse("($(tag) == 'a' || 'b' == $(tag)) && !$(go)").unwrap();
        assert_eq!(condition.tags(), ["a", "b"]);
        assert_eq!(condition.variables(), ["tag", "tag", "go"]);
    }
}
