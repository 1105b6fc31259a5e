"""Reading sources; the only part of the ETL that opens them."""
