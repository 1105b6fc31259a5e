"""Stories for the stage: data that says what stands on which slide, told of the chosen place.

Only `making` draws; importing the others imports neither matplotlib nor python-pptx.
"""
