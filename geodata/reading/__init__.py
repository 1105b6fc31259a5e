"""Tables that people keep, from the bytes of a file to rows of text: CSV and workbooks, held safe before they are read."""
