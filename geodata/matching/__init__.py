"""What the rows of a table mean: places, dates and words, each accepted as declared or set aside with its reason."""
