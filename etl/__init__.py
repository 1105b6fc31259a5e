"""From sources to the published dataset: extract, validate, join, derive, publish."""
