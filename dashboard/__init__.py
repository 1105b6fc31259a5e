"""From the dataset and the reader's choice to pictures."""
