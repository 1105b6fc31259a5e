"""Views: what a page shows, as plain values computed from the dataset and the choice."""
