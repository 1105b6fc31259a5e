"""Which rows can be used; the others are set aside with their reason, row number and original text."""
