"""Does this installation work? Small tests with known answers, each a finding in words."""
