"""The texts of the catalogue by subject: key → (Vietnamese, English); `cli.messages` is the door."""
