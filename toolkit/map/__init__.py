"""A picture of a questionnaire for those who keep it: its questions in order, when each is shown, what answers lead to."""
