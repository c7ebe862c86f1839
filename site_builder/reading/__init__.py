"""The reading pages: one module for each kind of page, each a pure function of the library."""
