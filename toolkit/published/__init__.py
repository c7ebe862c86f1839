"""Every id that was ever published and what it meant then: ids outlive wording."""
