//! From options to the journal's own filter.

use goldseam_journal::{Day, Filter};

use crate::{
    args::Filters,
    exit::{Failure, Result},
};

impl Filters {
    /// Whether all entries are meant.
    pub fn is_empty(&self) -> bool {
        self.from.is_none()
            && self.to.is_none()
            && self.tag.is_empty()
            && !self.starred
            && self.method.is_empty()
    }
}

pub fn filter(options: Filters) -> Result<Filter> {
    if let (Some(from), Some(to)) = (options.from, options.to)
        && from > to
    {
        return Err(Failure::usage("--from is a later day than --to. Swap the two."));
    }
    let text = |day: Option<Day>| day.map(|day| day.to_string());
    Ok(Filter {
        from: text(options.from),
        to: text(options.to),
        tags: options.tag,
        starred: options.starred,
        methods: options.method,
    })
}
