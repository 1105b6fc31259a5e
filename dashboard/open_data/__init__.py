"""The open-data routes: the published tables and boundaries for other programs, by stable addresses."""
