"""The few errors of this product. Each message is one sentence a clerk can act on."""

from __future__ import annotations


class GeodataError(Exception):
    """Base of every error a page or a command line turns into one clear sentence."""


class SourceError(GeodataError):
    """A source (its papers or its file) cannot be used: what, where, how to mend."""


class CrsMismatch(GeodataError):
    """Shapes without a declared CRS, or with one the step cannot work in."""


class ContractError(GeodataError):
    """A table we made ourselves breaks its own declaration; always our bug."""


class DatasetError(GeodataError):
    """The published dataset is missing, incomplete or altered.

    `file` names the file at fault relative to the dataset folder, or is empty when there is no dataset at all.
    """

    def __init__(self, message: str, *, file: str = "") -> None:
        super().__init__(message)
        self.file = file
