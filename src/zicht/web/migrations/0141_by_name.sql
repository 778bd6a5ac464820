-- As a Dutch list of names is sorted: by the name itself and not by what stands before it (van den Berg under B), whatever
-- the capitals and accents. Not in the model: the application reads it in an order only (storage/open_work.py).
CREATE FUNCTION zicht_sorts_as(called text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$
  SELECT regexp_replace(
    translate(lower(called), 'áàäâãåéèëêíìïîóòöôõúùüûçñýÿ', 'aaaaaaeeeeiiiiooooouuuucnyy'),
    '^(gezin +)?((van|von|de|den|der|des|ter|ten|te|het|''t|''s|in|op|aan|bij|uit|onder|over|voor|la|le|el|al|da|di|dos|ben|bin) +|d''|l'')*', '')
$$;
ALTER TABLE family ADD COLUMN sorts_as text GENERATED ALWAYS AS (zicht_sorts_as(called)) STORED;
