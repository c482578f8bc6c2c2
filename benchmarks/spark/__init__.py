"""What the figures' SQL needs to be read by Spark."""
