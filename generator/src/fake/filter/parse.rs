//! Reads filters.

use std::collections::VecDeque;

use serde_json::Value;

use super::token::{FilterToken, tokens};
use super::{FilterExpression, FilterOperator, TextFunction};

/// The depth of conditions in each other.
const DEPTH: usize = 32;

/// Reads a filter, or returns the reason that it cannot be evaluated.
pub(in crate::fake) fn parse(filter: &str) -> Result<FilterExpression, String> {
    // A filter that is only a text is the beginning of names.
    let is_text = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    if !filter.is_empty() && filter.chars().all(is_text) {
        return Ok(FilterExpression::Text {
            function: TextFunction::StartsWith,
            path: vec!["name".to_owned()],
            text: filter.to_owned(),
        });
    }
    let mut parser = FilterParser {
        tokens: tokens(filter)?.into(),
        depth: 0,
    };
    let expression = parser.either()?;
    match parser.tokens.front() {
        None => Ok(expression),
        Some(token) => Err(unexpected(Some(token))),
    }
}

struct FilterParser {
    tokens: VecDeque<FilterToken>,
    depth: usize,
}

type Parsed = Result<FilterExpression, String>;

impl FilterParser {
    fn either(&mut self) -> Parsed {
        let mut left = self.both()?;
        while self.takes("or") {
            left = FilterExpression::Or(Box::new(left), Box::new(self.both()?));
        }
        Ok(left)
    }

    fn both(&mut self) -> Parsed {
        let mut left = self.condition()?;
        while self.takes("and") {
            left = FilterExpression::And(Box::new(left), Box::new(self.condition()?));
        }
        Ok(left)
    }

    fn condition(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("there are too many conditions in each other".to_owned());
        }
        let found = self.one_condition();
        self.depth -= 1;
        found
    }

    fn one_condition(&mut self) -> Parsed {
        if self.takes("not") {
            return Ok(FilterExpression::Not(Box::new(self.condition()?)));
        }
        match self.tokens.pop_front() {
            Some(FilterToken::Open) => {
                let inner = self.either()?;
                self.expect(&FilterToken::Close)?;
                Ok(inner)
            }
            Some(FilterToken::Name(name)) if self.tokens.front() == Some(&FilterToken::Open) => {
                self.function(&name)
            }
            Some(FilterToken::Name(name)) => {
                let operator = self.operator()?;
                match self.tokens.pop_front() {
                    Some(FilterToken::Literal(value)) => Ok(FilterExpression::Compare {
                        path: path(&name),
                        operator,
                        value,
                    }),
                    other => Err(unexpected(other.as_ref())),
                }
            }
            other => Err(unexpected(other.as_ref())),
        }
    }

    fn function(&mut self, name: &str) -> Parsed {
        self.expect(&FilterToken::Open)?;
        let mut arguments = Vec::new();
        while self.tokens.front() != Some(&FilterToken::Close) {
            if !arguments.is_empty() {
                self.expect(&FilterToken::Comma)?;
            }
            match self.tokens.pop_front() {
                Some(it @ (FilterToken::Name(_) | FilterToken::Literal(_))) => arguments.push(it),
                other => return Err(unexpected(other.as_ref())),
            }
        }
        self.expect(&FilterToken::Close)?;
        let function = match name.to_ascii_lowercase().as_str() {
            "startswith" => TextFunction::StartsWith,
            "endswith" => TextFunction::EndsWith,
            "contains" | "substringof" => TextFunction::Contains,
            "atscope" if arguments.is_empty() => return Ok(FilterExpression::AtScope),
            "atscopeandbelow" if arguments.is_empty() => {
                return Ok(FilterExpression::AtScopeAndBelow);
            }
            "assignedto" => {
                let mut arguments = arguments.into_iter();
                return match (arguments.next(), arguments.next()) {
                    (Some(FilterToken::Literal(value)), None) => Ok(FilterExpression::Compare {
                        path: path("principalId"),
                        operator: FilterOperator::Equal,
                        value,
                    }),
                    _ => Err("`assignedTo` has one text".to_owned()),
                };
            }
            _ => return Err(format!("the function `{name}` is not supported")),
        };
        self.is_condition();
        let mut arguments = arguments.into_iter();
        match (arguments.next(), arguments.next(), arguments.next()) {
            (
                Some(FilterToken::Name(member)),
                Some(FilterToken::Literal(Value::String(text))),
                None,
            )
            | (
                Some(FilterToken::Literal(Value::String(text))),
                Some(FilterToken::Name(member)),
                None,
            ) => Ok(FilterExpression::Text {
                function,
                path: path(&member),
                text,
            }),
            _ => Err(format!("`{name}` has a member and a text")),
        }
    }

    /// Skips `eq true`, which some clients write after functions.
    fn is_condition(&mut self) {
        let is_true = |token: &FilterToken| *token == FilterToken::Literal(Value::Bool(true));
        let is_equal = matches!(self.tokens.front(), Some(FilterToken::Name(name)) if name == "eq");
        if is_equal && self.tokens.get(1).is_some_and(is_true) {
            self.tokens.drain(..2);
        }
    }

    fn operator(&mut self) -> Result<FilterOperator, String> {
        let name = match self.tokens.pop_front() {
            Some(FilterToken::Name(name)) => name,
            other => return Err(unexpected(other.as_ref())),
        };
        Ok(match name.to_ascii_lowercase().as_str() {
            "eq" => FilterOperator::Equal,
            "ne" => FilterOperator::NotEqual,
            "gt" => FilterOperator::Greater,
            "ge" => FilterOperator::GreaterOrEqual,
            "lt" => FilterOperator::Less,
            "le" => FilterOperator::LessOrEqual,
            _ => return Err(format!("the operator `{name}` is not supported")),
        })
    }

    fn takes(&mut self, word: &str) -> bool {
        let is_word = matches!(self.tokens.front(), Some(FilterToken::Name(name)) if name.eq_ignore_ascii_case(word));
        if is_word {
            self.tokens.pop_front();
        }
        is_word
    }

    fn expect(&mut self, token: &FilterToken) -> Result<(), String> {
        match self.tokens.pop_front() {
            Some(found) if found == *token => Ok(()),
            other => Err(unexpected(other.as_ref())),
        }
    }
}

fn path(name: &str) -> Vec<String> {
    name.split('/').map(str::to_owned).collect()
}

fn unexpected(token: Option<&FilterToken>) -> String {
    let token = match token {
        None => return "it ends in a condition".to_owned(),
        Some(FilterToken::Name(name)) => name.clone(),
        Some(FilterToken::Literal(value)) => value.to_string(),
        Some(FilterToken::Open) => "(".to_owned(),
        Some(FilterToken::Close) => ")".to_owned(),
        Some(FilterToken::Comma) => ",".to_owned(),
    };
    format!("`{token}` is not expected")
}
