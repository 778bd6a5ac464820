-- The ties of a reader, each branch by an index: of the organisation, of no team, or of the reader's teams. As before in
-- what it gives (0051_asking.sql); an organisation may have ties to tens of thousands of families, a team to some hundreds.
CREATE FUNCTION zicht_teams(me account) RETURNS varchar[] LANGUAGE sql STABLE AS
$$
  SELECT ARRAY (SELECT me.team_id WHERE me.team_id IS NOT NULL
                UNION SELECT c.team_id FROM cover c WHERE c.account_id = me.id
                      AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until))
$$;

CREATE FUNCTION zicht_is_wide(me account) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$ SELECT me.roles::text[] && ARRAY['attention_officer', 'team_lead'] $$;

-- Whether a tie holds today and is of the kind that is asked for; one that was only asked is of no other kind.
CREATE FUNCTION zicht_holds(tie_extent varchar, tie_since date, tie_until date, which text) RETURNS boolean LANGUAGE sql STABLE AS
$$
  SELECT CASE which WHEN 'tied' THEN tie_extent <> 'asked' WHEN 'signalled' THEN tie_extent = 'signalled'
                    WHEN 'asked' THEN tie_extent = 'asked' ELSE tie_extent = 'involved' END
     AND tie_since <= zicht_today() AND (tie_until IS NULL OR zicht_today() < tie_until)
$$;

CREATE OR REPLACE FUNCTION zicht_ties(me account, which text) RETURNS SETOF involvement LANGUAGE sql STABLE AS
$$
  SELECT tie.* FROM involvement tie
  WHERE zicht_is_wide(me) AND tie.organisation_id = me.organisation_id
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
  UNION ALL
  SELECT tie.* FROM involvement tie
  WHERE NOT zicht_is_wide(me) AND tie.organisation_id = me.organisation_id AND tie.team_id IS NULL
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
  UNION ALL
  SELECT tie.* FROM involvement tie
  WHERE NOT zicht_is_wide(me) AND tie.organisation_id = me.organisation_id AND tie.team_id = ANY (zicht_teams(me))
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
$$;

-- Of the collaborations only those around families to which the reader has a tie: no policy asks for others.
CREATE OR REPLACE FUNCTION zicht_collaborations() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS
$$
DECLARE mine varchar := zicht_organisation();
BEGIN
  RETURN QUERY SELECT p.family_id FROM zicht_families('tied') tied (family) JOIN participation p ON p.family_id = tied.family
               WHERE p.organisation_id = mine AND p.since <= zicht_today() AND (p.until IS NULL OR zicht_today() < p.until);
END
$$;
