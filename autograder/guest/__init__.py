"""What runs inside the sandbox, beside student code: nothing here knows a test or a mark."""
