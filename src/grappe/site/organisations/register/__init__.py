"""What a later register says differently: noted, proposed with its effect, taken over or left."""
