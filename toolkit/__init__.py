"""The domain: what questionnaires, guidance and services mean, and what is wrong with them."""
