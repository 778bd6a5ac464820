-- Whoever takes part in a meeting is told when it is planned, moved or cancelled, in the transaction in which that becomes known
-- to its organisation: none is forgotten, none comes of what was undone, and a form that is sent twice tells once.

-- The meeting that a fact is about, by the fact that first planned it.
CREATE FUNCTION zicht_meeting_of(said fact) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT CASE WHEN said.kind = 'meeting_planned' THEN said.root
              ELSE (SELECT f.root FROM fact f WHERE f.family_id = said.family_id AND f.kind = 'meeting_planned'
                    AND f.id::text = said.attributes ->> 're') END
$$;
REVOKE EXECUTE ON FUNCTION zicht_meeting_of(fact) FROM PUBLIC;

-- Whether a fact changes what somebody has in the diary: the meeting is asked to, moved, or does not take place. What else was
-- corrected in it, or what already passed, tells nobody anything.
CREATE FUNCTION zicht_changes_diary(said fact) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT CASE said.kind
    WHEN 'meeting_planned' THEN said.attributes ->> 'planned_for' >= zicht_today()::text AND EXISTS (
      SELECT 1 FROM fact f WHERE f.id = said.corrects_id AND ROW (f.attributes -> 'planned_for', f.attributes -> 'at', f.attributes -> 'place')
        IS DISTINCT FROM ROW (said.attributes -> 'planned_for', said.attributes -> 'at', said.attributes -> 'place'))
    WHEN 'meeting_party_invited' THEN EXISTS (
      SELECT 1 FROM fact f WHERE f.root = zicht_meeting_of(said) AND f.attributes ->> 'planned_for' >= zicht_today()::text)
    ELSE said.kind = 'meeting_cancelled' END
$$;
REVOKE EXECUTE ON FUNCTION zicht_changes_diary(fact) FROM PUBLIC;

-- Another organisation: the teams by which it works with the family, when it is asked to take part or was.
CREATE FUNCTION zicht_tell_meeting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE said fact%ROWTYPE; meeting uuid;
BEGIN
  SELECT * INTO said FROM fact WHERE id = NEW.fact_id
    AND kind IN ('meeting_planned', 'meeting_party_invited', 'meeting_cancelled');
  IF NOT FOUND OR NOT zicht_changes_diary(said) THEN
    RETURN NULL;
  END IF;
  meeting := zicht_meeting_of(said);
  IF (said.kind = 'meeting_party_invited' AND said.attributes ->> 'party' = NEW.receiver)
     OR (said.kind <> 'meeting_party_invited' AND EXISTS (
       SELECT 1 FROM fact f WHERE f.family_id = said.family_id
         AND ((f.root = meeting AND f.organisation_id = NEW.receiver)
              OR (f.kind = 'meeting_party_invited' AND f.attributes ->> 'party' = NEW.receiver AND zicht_meeting_of(f) = meeting))))
  THEN
    PERFORM zicht_tell(ARRAY (
      SELECT zicht_told(NEW.receiver, t.team) FROM (
        SELECT DISTINCT i.team_id AS team FROM involvement i WHERE i.family_id = said.family_id
          AND i.organisation_id = NEW.receiver AND i.extent = 'involved' AND i.since <= zicht_today()
          AND (i.until IS NULL OR zicht_today() < i.until)
        UNION ALL SELECT NULL WHERE NOT EXISTS (
          SELECT 1 FROM involvement i WHERE i.family_id = said.family_id AND i.organisation_id = NEW.receiver
            AND i.extent = 'involved' AND i.since <= zicht_today() AND (i.until IS NULL OR zicht_today() < i.until))) t
    ), said.family_id, meeting);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER tells_meeting AFTER INSERT ON sharing FOR EACH ROW EXECUTE FUNCTION zicht_tell_meeting();

-- The own organisation: whoever called the meeting, when a colleague moves or cancels it.
CREATE FUNCTION zicht_tell_caller() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE meeting uuid := zicht_meeting_of(NEW);
BEGIN
  IF zicht_changes_diary(NEW) THEN
    PERFORM zicht_tell(ARRAY (
      SELECT a.id FROM fact f JOIN account a ON a.id = f.recorded_by_id AND a.is_active
      WHERE f.id = meeting AND f.organisation_id = NEW.organisation_id AND a.id IS DISTINCT FROM zicht_account()
    ), NEW.family_id, meeting);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER tells_caller AFTER INSERT ON fact FOR EACH ROW WHEN (NEW.kind IN ('meeting_planned', 'meeting_cancelled'))
  EXECUTE FUNCTION zicht_tell_caller();
