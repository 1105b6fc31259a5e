"""The atlas without its server: one document that holds everything, a kit in one zip, and a site of plain files."""
