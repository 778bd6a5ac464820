-- The teams of a reader are looked up once for each set of families that the walls ask for, and not for each tie of the
-- organisation: PostgreSQL keeps one plan for all readers, in which a function of the reader is no value to search an index
-- by. As before in what it gives (0046_teams.sql). `teams` is NULL for who sees all of the organisation.
CREATE FUNCTION zicht_ties(organisation varchar, teams varchar[], which text) RETURNS SETOF involvement LANGUAGE sql STABLE AS
$$
  SELECT tie.* FROM involvement tie
  WHERE teams IS NULL AND tie.organisation_id = organisation AND zicht_holds(tie.extent, tie.since, tie.until, which)
  UNION ALL
  SELECT tie.* FROM involvement tie
  WHERE teams IS NOT NULL AND tie.organisation_id = organisation AND tie.team_id IS NULL
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
  UNION ALL
  SELECT tie.* FROM involvement tie
  WHERE tie.organisation_id = organisation AND tie.team_id = ANY (teams) AND zicht_holds(tie.extent, tie.since, tie.until, which)
$$;

-- The reader, when it works with families; else no account at all.
CREATE FUNCTION zicht_caseworker() RETURNS account LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT a FROM account a WHERE a.id = zicht_account() AND a.is_active
    AND a.roles::text[] && ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']
$$;
REVOKE EXECUTE ON FUNCTION zicht_caseworker() FROM PUBLIC;
CREATE FUNCTION zicht_teams_or_all(me account) RETURNS varchar[] LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN zicht_is_wide(me) THEN NULL ELSE zicht_teams(me) END $$;

CREATE OR REPLACE FUNCTION zicht_families(which text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS
$$
DECLARE me account%ROWTYPE := zicht_caseworker(); teams varchar[] := zicht_teams_or_all(me); about uuid[] := zicht_about();
BEGIN
  IF me.id IS NULL THEN
    RETURN;
  END IF;
  IF about IS NULL THEN
    RETURN QUERY SELECT tie.family_id FROM zicht_ties(me.organisation_id, teams, which) tie;
  ELSE
    RETURN QUERY SELECT tie.family_id FROM zicht_ties(me.organisation_id, teams, which) tie WHERE tie.family_id = ANY (about);
  END IF;
  IF which IN ('tied', 'open') THEN
    RETURN QUERY SELECT b.family_id FROM broken_glass b WHERE b.account_id = me.id AND now() < b.until
                 AND (about IS NULL OR b.family_id = ANY (about));
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION zicht_askings() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp AS
$$
DECLARE me account%ROWTYPE := zicht_caseworker(); teams varchar[] := zicht_teams_or_all(me); about uuid[] := zicht_about();
BEGIN
  IF me.id IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT tie.request FROM zicht_ties(me.organisation_id, teams, 'asked') tie
               WHERE tie.request IS NOT NULL AND (about IS NULL OR tie.family_id = ANY (about));
END
$$;

DROP FUNCTION zicht_ties(account, text);

-- Of the collaborations only those around families to which the reader has a tie, each by the index of its family.
CREATE OR REPLACE FUNCTION zicht_collaborations() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS
$$
DECLARE mine varchar := zicht_organisation(); tied uuid[] := ARRAY (SELECT zicht_families('tied'));
BEGIN
  RETURN QUERY SELECT p.family_id FROM participation p WHERE p.family_id = ANY (tied) AND p.organisation_id = mine
               AND p.since <= zicht_today() AND (p.until IS NULL OR zicht_today() < p.until);
END
$$;

-- Whether a fact of another was shared with the reader's organisation, or with a collaboration in which it takes part: one
-- look at the receivers of a fact instead of two. What was disclosed for a question that lapsed lets nothing be known.
CREATE FUNCTION zicht_is_told(which uuid, reader varchar, is_together boolean) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  RETURN EXISTS (SELECT 1 FROM sharing s WHERE s.fact_id = which
                 AND (s.receiver = reader OR (is_together AND s.receiver = 'together'))
                 AND NOT EXISTS (SELECT 1 FROM asking a WHERE a.disclosure_id = s.disclosure_id
                                 AND a.outcome IN ('refused', 'withdrawn')));
END
$$;
ALTER POLICY sees ON fact USING
  (id NOT IN (SELECT zicht_removed())
   AND ((organisation_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('tied')))
        OR (family_id IN (SELECT zicht_families('open'))
            AND zicht_is_told(id, (SELECT zicht_organisation()), family_id IN (SELECT zicht_collaborations())))));

-- Its only other use goes by the same look.
CREATE OR REPLACE FUNCTION zicht_asked_facts() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$
  SELECT f.id FROM fact f JOIN asking_fact l ON l.root = f.root AND l.family_id = f.family_id
  WHERE l.asking_id IN (SELECT zicht_askings())
    AND (f.organisation_id = zicht_organisation() OR zicht_is_told(f.id, zicht_organisation(), false))
    AND NOT EXISTS (SELECT 1 FROM removal r WHERE r.fact_id = f.id)
$$;
DROP FUNCTION zicht_receivers(uuid);

-- A list of work asks for facts of a few kinds in all families of a team.
CREATE INDEX fact_by_kind ON fact (family_id, kind);
