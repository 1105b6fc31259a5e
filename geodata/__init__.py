"""What the data means: codes, tables, gap reasons, and the published dataset."""
