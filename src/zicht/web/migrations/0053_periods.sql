-- Who keeps sight on the safety of each child, and who directs: derived from facts by the engine, at most one at a time (exclusion
-- constraints), and of a child whose safety is in question never ended without an adjoining successor.
GRANT SELECT, INSERT, UPDATE, DELETE ON sight_period, regie_period, child_in_question TO zicht_engine;
GRANT SELECT ON account TO zicht_engine;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO zicht_engine;
GRANT SELECT ON sight_period, regie_period TO zicht_app;
GRANT SELECT, DELETE ON sight_period, regie_period, child_in_question TO zicht_destroyer;
DO $$
DECLARE each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['sight_period', 'regie_period', 'child_in_question'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY engine_writes ON %I TO zicht_engine USING (true) WITH CHECK (true)', each);
    EXECUTE format('CREATE POLICY destroys ON %I TO zicht_destroyer USING (true) WITH CHECK (true)', each);
  END LOOP;
  -- What the own organisation keeps, for a list of its work. Of others a page says what the facts say that are open to its reader.
  FOREACH each IN ARRAY ARRAY['sight_period', 'regie_period'] LOOP
    EXECUTE format('CREATE POLICY sees ON %I FOR SELECT TO zicht_app USING
                    (organisation_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families(''involved'')))', each);
  END LOOP;
END $$;

-- Nobody puts sight down: it is handed over (001 par. 3.2). Asked at the end of the transaction, of periods that stood open: what
-- history says of earlier gaps stays as it was.
CREATE FUNCTION zicht_sight_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  IF upper_inf(OLD.period)
     AND EXISTS (SELECT 1 FROM child_in_question q WHERE q.child_id = OLD.child_id)
     AND NOT EXISTS (SELECT 1 FROM sight_period p WHERE p.child_id = OLD.child_id AND upper_inf(p.period)) THEN
    RAISE EXCEPTION 'nobody would keep sight on a child whose safety is in question: hand it over first'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'zicht_sight_stays';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER zicht_sight_stays AFTER UPDATE OR DELETE ON sight_period DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION zicht_sight_stays();
