-- Columns that Splink compares and blocks by. A word is rare by how many rows of the register have it.
CREATE TABLE words_of AS
SELECT unique_id, 'known' AS side, unnest(list_distinct(string_split(array_to_string(names, ' '), ' '))) AS word
FROM known
UNION ALL
SELECT unique_id, 'line', unnest(list_distinct(string_split(array_to_string(names, ' '), ' ')))
FROM line;
CREATE TABLE frequency AS SELECT word, count(*) AS times FROM words_of GROUP BY word;
CREATE TABLE chosen AS
SELECT
    side, unique_id, list(word) AS tokens, arg_min(word, times) AS rarest,
    list(word) FILTER (times <= 1000) AS rare, list(word) FILTER (times <= 60) AS very_rare
FROM words_of JOIN frequency USING (word) WHERE length(word) > 1 GROUP BY ALL;
DROP TABLE words_of;
CREATE TABLE their_known AS
SELECT
    k.unique_id, k.siren AS label, k.siren AS number, k.name, string_split(k.name, ' ') AS words, k.names, c.tokens, c.rarest,
    c.rare, c.very_rare, left(replace(k.name, ' ', ''), 4) AS prefix, k.postal_code, k.commune,
    department(k.postal_code) AS department, k.active
FROM known k LEFT JOIN chosen c ON c.side = 'known' AND c.unique_id = k.unique_id;
CREATE TABLE their_line AS
SELECT
    l.unique_id, coalesce(l.truth, 'absent ' || l.unique_id) AS label, nullif(l.number, '') AS number,
    l.name, string_split(l.name, ' ') AS words, l.names, c.tokens, c.rarest, c.rare, c.very_rare,
    left(replace(l.name, ' ', ''), 4) AS prefix, l.postal_code, l.commune,
    department(l.postal_code) AS department, true AS active
FROM line l LEFT JOIN chosen c ON c.side = 'line' AND c.unique_id = l.unique_id;
