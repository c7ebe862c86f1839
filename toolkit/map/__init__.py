"""A picture of a questionnaire: its questions in order, when each is shown, what answers lead to."""
