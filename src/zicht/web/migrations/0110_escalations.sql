-- That a step of a handover passed its term is recorded once for each level, and told in the same statement: a command that is
-- stopped or runs twice tells nobody twice. The application reads none of it: a page reads the clock.
GRANT SELECT, DELETE ON handover_escalation TO zicht_destroyer;
ALTER TABLE handover_escalation ENABLE ROW LEVEL SECURITY;
CREATE POLICY destroys ON handover_escalation TO zicht_destroyer USING (true) WITH CHECK (true);

-- The people on one side of a question: its team; or who asked by name, and while away who covers for the team.
CREATE FUNCTION zicht_of_side(question asking, asker boolean) RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
DECLARE home varchar;
BEGIN
  IF NOT asker THEN
    RETURN QUERY SELECT zicht_told(question.asked_id, question.team_id);
    RETURN;
  END IF;
  SELECT team_id INTO home FROM account WHERE id = question.asked_by_id;
  RETURN QUERY
    SELECT a.id FROM account a WHERE a.id = question.asked_by_id AND a.is_active
    UNION SELECT c.account_id FROM cover c JOIN account a ON a.id = c.account_id AND a.is_active
          WHERE c.team_id = home AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until)
    UNION SELECT told FROM zicht_told(question.asker_id, home) told
          WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = question.asked_by_id AND a.is_active);
END
$$;
REVOKE EXECUTE ON FUNCTION zicht_of_side(asking, boolean) FROM PUBLIC;

-- As before in what it does (0047_notices.sql), by the same people.
CREATE OR REPLACE FUNCTION zicht_tell_other_side(question asking, speaker varchar) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM zicht_tell(ARRAY (SELECT zicht_of_side(question, speaker <> question.asker_id)), question.family_id, question.id);
END
$$;

-- Reminded: whoever does the step, and who covers for the team. Escalated: the team leads and attention officers of both
-- organisations, who may see all of their families.
CREATE FUNCTION zicht_tell_escalation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
DECLARE question asking%ROWTYPE;
BEGIN
  SELECT * INTO question FROM asking WHERE id = NEW.asking;
  PERFORM zicht_tell(CASE WHEN NEW.level = 'escalated' THEN ARRAY (
    SELECT a.id FROM account a WHERE a.is_active AND a.organisation_id IN (question.asker_id, question.asked_id)
      AND a.roles::text[] && ARRAY['attention_officer', 'team_lead']
  ) ELSE ARRAY (SELECT zicht_of_side(question, NEW.organisation <> question.asked_id)) END, NEW.family_id, NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER tells_escalation AFTER INSERT ON handover_escalation FOR EACH ROW EXECUTE FUNCTION zicht_tell_escalation();
