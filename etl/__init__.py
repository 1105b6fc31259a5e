"""From sources to the published dataset: extract, validate, join, derive, publish."""

import os

# Read when numpy is first imported. Its advice to take huge pages for large arrays costs a build of national N03 a tenth
# of its time where the system has to make room for them.
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
