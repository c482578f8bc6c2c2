"""The door: signing in by password, by a code sent by mail, by a passkey, by an account elsewhere;
second factors; sessions. allauth does the work, and is told here how."""
