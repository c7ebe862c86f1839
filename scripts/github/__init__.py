"""What the jobs on GitHub do that takes more than a few lines.

These scripts run with a token that may write, always in the state of the main branch, never in that of a pull request.
They need Python and nothing else, so that nothing has to be installed beside the token.
"""
