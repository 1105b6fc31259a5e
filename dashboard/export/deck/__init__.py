"""Editable PowerPoint decks: `slide.Slide` says what stands on a slide, `writer.deck_bytes` writes a deck of them.

Only `slide` and `reading` may be imported when the app starts; the others import python-pptx.
"""
