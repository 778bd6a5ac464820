-- A request about a few families asks the walls about those only. `zicht.about` can only narrow: a family that is not in
-- it is not seen, whatever the ties are. Without it, sets of all families of a team of thousands are made for each query.
CREATE FUNCTION zicht_about() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('zicht.about', true), '')::uuid[] $$;

-- The ties of a reader by which a family is open in a way. Not SECURITY DEFINER: it is folded into the query that asks.
CREATE FUNCTION zicht_ties(me account, which text) RETURNS SETOF involvement LANGUAGE sql STABLE AS
$$
  SELECT tie.* FROM involvement tie
  WHERE tie.organisation_id = me.organisation_id
    AND (which = 'tied' OR tie.extent = CASE which WHEN 'signalled' THEN 'signalled' ELSE 'involved' END)
    AND tie.since <= zicht_today() AND (tie.until IS NULL OR zicht_today() < tie.until)
    AND (me.roles::text[] && ARRAY['attention_officer', 'team_lead']
         OR tie.team_id IS NULL OR tie.team_id = me.team_id
         OR tie.team_id IN (SELECT c.team_id FROM cover c WHERE c.account_id = me.id
                            AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until)))
$$;

CREATE OR REPLACE FUNCTION zicht_families(which text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS
$$
DECLARE me account%ROWTYPE; about uuid[] := zicht_about();
BEGIN
  SELECT * INTO me FROM account WHERE id = zicht_account() AND is_active;
  IF me.id IS NULL OR NOT me.roles::text[]
     && ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker'] THEN
    RETURN;
  END IF;
  IF about IS NULL THEN
    RETURN QUERY SELECT tie.family_id FROM zicht_ties(me, which) tie;
  ELSE
    RETURN QUERY SELECT tie.family_id FROM zicht_ties(me, which) tie WHERE tie.family_id = ANY (about);
  END IF;
  IF which IN ('tied', 'open') THEN
    RETURN QUERY SELECT b.family_id FROM broken_glass b WHERE b.account_id = me.id AND now() < b.until
                 AND (about IS NULL OR b.family_id = ANY (about));
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION zicht_collaborations() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS
$$
DECLARE mine varchar := zicht_organisation(); about uuid[] := zicht_about();
BEGIN
  IF about IS NULL THEN
    RETURN QUERY SELECT p.family_id FROM participation p WHERE p.organisation_id = mine
                 AND p.since <= zicht_today() AND (p.until IS NULL OR zicht_today() < p.until);
  ELSE
    RETURN QUERY SELECT p.family_id FROM participation p WHERE p.organisation_id = mine AND p.family_id = ANY (about)
                 AND p.since <= zicht_today() AND (p.until IS NULL OR zicht_today() < p.until);
  END IF;
END
$$;
