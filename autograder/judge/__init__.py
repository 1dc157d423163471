"""The trusted side: suites, expected values and scores, and the hand that holds the guest."""
