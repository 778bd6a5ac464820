-- Asking another organisation about a family. Whoever is asked sees, until it answers or the question is withdrawn: that there is
-- a family and what it is called, the facts that were disclosed for this question, the persons they name, and who asks.
-- A tie of this extent is no involvement: every policy before this one leaves it out.
GRANT SELECT, INSERT ON asking, asking_fact TO zicht_app;
GRANT UPDATE (outcome) ON asking TO zicht_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO zicht_app;
GRANT SELECT ON asking TO zicht_engine;
GRANT SELECT, DELETE ON asking, asking_fact TO zicht_destroyer;
DO $$
DECLARE each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['asking', 'asking_fact'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY destroys ON %I TO zicht_destroyer USING (true) WITH CHECK (true)', each);
  END LOOP;
END $$;
CREATE POLICY engine_reads ON asking FOR SELECT TO zicht_engine USING (true);
CREATE INDEX involvement_by_request ON involvement (request) WHERE request IS NOT NULL;

-- As before, but that a tie by being asked is of no other kind than 'asked'.
CREATE OR REPLACE FUNCTION zicht_ties(me account, which text) RETURNS SETOF involvement LANGUAGE sql STABLE AS
$$
  SELECT tie.* FROM involvement tie
  WHERE tie.organisation_id = me.organisation_id
    AND CASE which WHEN 'tied' THEN tie.extent <> 'asked' WHEN 'signalled' THEN tie.extent = 'signalled'
                   WHEN 'asked' THEN tie.extent = 'asked' ELSE tie.extent = 'involved' END
    AND tie.since <= zicht_today() AND (tie.until IS NULL OR zicht_today() < tie.until)
    AND (me.roles::text[] && ARRAY['attention_officer', 'team_lead']
         OR tie.team_id IS NULL OR tie.team_id = me.team_id
         OR tie.team_id IN (SELECT c.team_id FROM cover c WHERE c.account_id = me.id
                            AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until)))
$$;

-- The questions that stand with the reader: to its own team, or to one that it covers for.
CREATE FUNCTION zicht_askings() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp AS
$$
DECLARE me account%ROWTYPE; about uuid[] := zicht_about();
BEGIN
  SELECT * INTO me FROM account WHERE id = zicht_account() AND is_active;
  IF me.id IS NULL OR NOT me.roles::text[]
     && ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker'] THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT tie.request FROM zicht_ties(me, 'asked') tie
               WHERE tie.request IS NOT NULL AND (about IS NULL OR tie.family_id = ANY (about));
END
$$;
-- Those that were withdrawn lately: that it was, and by whom, without anything about the family.
CREATE FUNCTION zicht_withdrawn() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp AS
$$
  SELECT a.id FROM asking a JOIN account me ON me.id = zicht_account() AND me.is_active AND me.organisation_id = a.asked_id
  JOIN involvement tie ON tie.request = a.id AND tie.until > zicht_today() - 14
  WHERE a.outcome = 'withdrawn'
    AND me.roles::text[] && ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']
    AND (me.roles::text[] && ARRAY['attention_officer', 'team_lead'] OR a.team_id IS NULL OR a.team_id = me.team_id)
$$;
CREATE FUNCTION zicht_asked_families() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp AS
$$ SELECT family_id FROM asking WHERE id IN (SELECT zicht_askings()) $$;

-- A disclosure for a question that was refused or withdrawn lets nothing be known any more.
CREATE OR REPLACE FUNCTION zicht_receivers(which uuid) RETURNS varchar[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
BEGIN
  RETURN ARRAY (SELECT s.receiver FROM sharing s WHERE s.fact_id = which
                AND NOT EXISTS (SELECT 1 FROM asking a WHERE a.disclosure_id = s.disclosure_id
                                AND a.outcome IN ('refused', 'withdrawn')));
END
$$;
CREATE FUNCTION zicht_lapsed() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$ SELECT disclosure_id FROM asking WHERE outcome IN ('refused', 'withdrawn') $$;
DROP POLICY engine_reads ON sharing;
CREATE POLICY engine_reads ON sharing FOR SELECT TO zicht_engine USING
  (disclosure_id IS NULL OR disclosure_id NOT IN (SELECT zicht_lapsed()));
CREATE POLICY not_lapsed ON sharing AS RESTRICTIVE FOR SELECT TO zicht_app USING
  (disclosure_id IS NULL OR disclosure_id NOT IN (SELECT zicht_lapsed()));

-- Facts that go along with a question of the reader, in every version: shared with it, or its own answers.
CREATE FUNCTION zicht_asked_facts() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$
  SELECT f.id FROM fact f JOIN asking_fact l ON l.root = f.root AND l.family_id = f.family_id
  WHERE l.asking_id IN (SELECT zicht_askings())
    AND (f.organisation_id = zicht_organisation() OR zicht_organisation() = ANY (zicht_receivers(f.id)))
    AND NOT EXISTS (SELECT 1 FROM removal r WHERE r.fact_id = f.id)
$$;
CREATE FUNCTION zicht_asked_persons() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$ SELECT unnest(about) FROM fact WHERE id IN (SELECT zicht_asked_facts()) $$;
CREATE FUNCTION zicht_owns_root(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM fact WHERE root = which AND organisation_id = zicht_organisation()) $$;

CREATE POLICY sees_asked ON family FOR SELECT TO zicht_app USING (id IN (SELECT zicht_asked_families()));
CREATE POLICY sees_asked ON fact FOR SELECT TO zicht_app USING (id IN (SELECT zicht_asked_facts()));
CREATE POLICY sees_asked ON person FOR SELECT TO zicht_app USING (id IN (SELECT zicht_asked_persons()));
CREATE POLICY sees_asked ON sharing FOR SELECT TO zicht_app USING
  (family_id IN (SELECT zicht_asked_families())
   AND (zicht_owns_fact(fact_id) AND receiver IN (SELECT asker_id FROM asking)
        OR receiver = (SELECT zicht_organisation()) AND fact_id IN (SELECT zicht_asked_facts())));
CREATE POLICY sees_asked ON disclosure FOR SELECT TO zicht_app USING
  (id IN (SELECT a.disclosure_id FROM asking a WHERE a.id IN (SELECT zicht_askings())));

-- Whoever was asked may say that it received the question, and answer it, to whoever asked.
CREATE POLICY answers ON fact FOR INSERT TO zicht_app WITH CHECK
  (organisation_id = (SELECT zicht_organisation()) AND recorded_by_id = (SELECT zicht_account()) AND corrects_id IS NULL
   AND family_id IN (SELECT zicht_asked_families()));
CREATE POLICY answers ON sharing FOR INSERT TO zicht_app WITH CHECK
  (zicht_owns_fact(fact_id) AND receiver IN (SELECT a.asker_id FROM asking a WHERE a.family_id = sharing.family_id
                                             AND a.id IN (SELECT zicht_askings())));
CREATE POLICY answers ON draft TO zicht_app
  USING (account_id = (SELECT zicht_account()) AND family_id IN (SELECT zicht_asked_families()))
  WITH CHECK (account_id = (SELECT zicht_account()) AND family_id IN (SELECT zicht_asked_families()));
CREATE POLICY answers ON involvement FOR UPDATE TO zicht_app
  USING (organisation_id = (SELECT zicht_organisation()) AND extent = 'asked' AND request IN (SELECT zicht_askings()))
  WITH CHECK (organisation_id = (SELECT zicht_organisation()) AND extent = 'asked');
CREATE POLICY withdraws ON involvement FOR UPDATE TO zicht_app
  USING (extent = 'asked' AND family_id IN (SELECT zicht_families('involved'))
         AND request IN (SELECT a.id FROM asking a WHERE a.asker_id = (SELECT zicht_organisation())))
  WITH CHECK (extent = 'asked');

CREATE POLICY sees ON asking FOR SELECT TO zicht_app USING
  (id IN (SELECT zicht_askings()) OR id IN (SELECT zicht_withdrawn())
   OR (family_id IN (SELECT zicht_families('open'))
       AND (asker_id = (SELECT zicht_organisation()) OR asked_id = (SELECT zicht_organisation()))));
CREATE POLICY asks ON asking FOR INSERT TO zicht_app WITH CHECK
  (asker_id = (SELECT zicht_organisation()) AND asked_by_id = (SELECT zicht_account()) AND outcome = 'open'
   AND family_id IN (SELECT zicht_families('involved')));
CREATE POLICY ends ON asking FOR UPDATE TO zicht_app USING
  (id IN (SELECT zicht_askings())
   OR (asker_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('involved'))))
  WITH CHECK (outcome <> 'open');
CREATE POLICY sees ON asking_fact FOR SELECT TO zicht_app USING
  (asking_id IN (SELECT id FROM asking) AND asking_id NOT IN (SELECT zicht_withdrawn()) OR family_id IN (SELECT zicht_families('open')));
CREATE POLICY goes_along ON asking_fact FOR INSERT TO zicht_app WITH CHECK
  (zicht_owns_root(root) AND asking_id IN (SELECT a.id FROM asking a WHERE a.family_id = asking_fact.family_id));
