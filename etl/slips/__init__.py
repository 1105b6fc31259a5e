"""訂正票 from the app: read, held against the sources, shown, and applied when a person says so."""
