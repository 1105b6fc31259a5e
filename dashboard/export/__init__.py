"""Slides to take away. Importing this package imports python-pptx: do it where a file is asked for."""
