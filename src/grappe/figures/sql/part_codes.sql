-- The parts in the order of their numbers.
SELECT indicator, breakdown FROM part ORDER BY part;
