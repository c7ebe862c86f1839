"""Templates as files to download: what is on a paper, and the Word and OpenDocument files that are made of it."""

from site_builder.documents.opendocument import opendocument_file
from site_builder.documents.sheet import Sheet, sheet
from site_builder.documents.word import word_file

__all__ = ["Sheet", "opendocument_file", "sheet", "word_file"]
