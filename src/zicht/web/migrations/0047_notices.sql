-- Notices are made by the database itself, in the transaction of what happens: none is forgotten, none comes of what was
-- undone, and nobody can send one to somebody else. The application only reads the own ones and says that they were seen.
GRANT SELECT, UPDATE (seen_at) ON notice TO zicht_app;
GRANT SELECT, DELETE ON notice TO zicht_destroyer;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notice FOR SELECT TO zicht_app USING (account_id = (SELECT zicht_account()));
CREATE POLICY sees ON notice FOR UPDATE TO zicht_app USING (account_id = (SELECT zicht_account()));
CREATE POLICY destroys ON notice TO zicht_destroyer USING (true) WITH CHECK (true);

-- Who of an organisation is told: the team and whoever covers for it; without a team, or when the team is empty, whoever
-- may see all of the organisation's families. Never whoever does it.
CREATE FUNCTION zicht_told(organisation varchar, team varchar) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  WITH working AS (
    SELECT a.* FROM account a WHERE a.organisation_id = organisation AND a.is_active
      AND a.roles::text[] && ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']
  ), near AS (
    SELECT w.id FROM working w WHERE team IS NOT NULL
      AND (w.team_id = team OR EXISTS (SELECT 1 FROM cover c WHERE c.account_id = w.id AND c.team_id = team
                                       AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until)))
  ), chosen AS (
    SELECT id FROM near
    UNION ALL
    SELECT w.id FROM working w WHERE NOT EXISTS (SELECT 1 FROM near)
      AND w.roles::text[] && ARRAY['attention_officer', 'team_lead']
  )
  SELECT id FROM chosen WHERE id IS DISTINCT FROM zicht_account()
$$;

CREATE FUNCTION zicht_tell(accounts bigint[], around uuid, what uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  INSERT INTO notice (account_id, family_id, matter, made_at)
  SELECT DISTINCT each, around, what, now() FROM unnest(accounts) each WHERE each IS NOT NULL
  ON CONFLICT (account_id, matter) WHERE seen_at IS NULL DO NOTHING
$$;
REVOKE EXECUTE ON FUNCTION zicht_tell(bigint[], uuid, uuid) FROM PUBLIC;

-- Somebody asked a team something.
CREATE FUNCTION zicht_tell_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM zicht_tell(ARRAY (SELECT zicht_told(NEW.asked_id, NEW.team_id)), NEW.family_id, NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER tells_asked AFTER INSERT ON asking FOR EACH ROW EXECUTE FUNCTION zicht_tell_asked();

-- One side said something, or the question ended: the other side is told. Whoever asked hears it by name, and while away
-- who covers for the team.
CREATE FUNCTION zicht_tell_other_side(question asking, speaker varchar) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
DECLARE home varchar;
BEGIN
  IF speaker = question.asker_id THEN
    PERFORM zicht_tell(ARRAY (SELECT zicht_told(question.asked_id, question.team_id)), question.family_id, question.id);
    RETURN;
  END IF;
  SELECT team_id INTO home FROM account WHERE id = question.asked_by_id;
  PERFORM zicht_tell(ARRAY (
    SELECT a.id FROM account a WHERE a.id = question.asked_by_id AND a.is_active
    UNION SELECT c.account_id FROM cover c JOIN account a ON a.id = c.account_id AND a.is_active
          WHERE c.team_id = home AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until)
    UNION SELECT told FROM zicht_told(question.asker_id, home) told
          WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = question.asked_by_id AND a.is_active)
  ), question.family_id, question.id);
END
$$;
REVOKE EXECUTE ON FUNCTION zicht_tell_other_side(asking, varchar) FROM PUBLIC;

CREATE FUNCTION zicht_tell_said() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE question asking%ROWTYPE; speaker varchar;
BEGIN
  SELECT * INTO question FROM asking WHERE id = NEW.asking_id;
  SELECT organisation_id INTO speaker FROM fact WHERE root = NEW.root ORDER BY version LIMIT 1;
  PERFORM zicht_tell_other_side(question, speaker);
  RETURN NULL;
END
$$;
CREATE TRIGGER tells_said AFTER INSERT ON asking_fact FOR EACH ROW EXECUTE FUNCTION zicht_tell_said();

CREATE FUNCTION zicht_tell_ended() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM zicht_tell_other_side(NEW, CASE NEW.outcome WHEN 'withdrawn' THEN NEW.asker_id ELSE NEW.asked_id END);
  RETURN NULL;
END
$$;
CREATE TRIGGER tells_ended AFTER UPDATE OF outcome ON asking FOR EACH ROW WHEN (OLD.outcome IS DISTINCT FROM NEW.outcome)
  EXECUTE FUNCTION zicht_tell_ended();

-- Glass was broken: the privacy officers and team leads of the organisation (R318).
CREATE FUNCTION zicht_tell_broken() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM zicht_tell(ARRAY (
    SELECT a.id FROM account a JOIN account breaker ON breaker.id = NEW.account_id AND breaker.organisation_id = a.organisation_id
    WHERE a.is_active AND a.id <> NEW.account_id AND a.roles::text[] && ARRAY['privacy_officer', 'team_lead']
  ), NEW.family_id, gen_random_uuid());
  RETURN NULL;
END
$$;
CREATE TRIGGER tells_broken AFTER INSERT ON broken_glass FOR EACH ROW EXECUTE FUNCTION zicht_tell_broken();
