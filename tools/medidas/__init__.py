"""What `make bench` measures: one room per block, each with its rows of the table."""
