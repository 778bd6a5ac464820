-- A page about a few families looks up the ties of those families, each by its index, instead of all ties of the team. Of
-- `about` NULL it looks up all. PostgreSQL keeps one plan for all readers: made anew for each it takes longer than it runs.
CREATE FUNCTION zicht_ties(organisation varchar, teams varchar[], which text, about uuid[]) RETURNS SETOF involvement
LANGUAGE sql STABLE AS
$$
  SELECT tie.* FROM involvement tie
  WHERE about IS NULL AND teams IS NULL AND tie.organisation_id = organisation
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
  UNION ALL
  SELECT tie.* FROM involvement tie
  WHERE about IS NULL AND teams IS NOT NULL AND tie.organisation_id = organisation AND tie.team_id IS NULL
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
  UNION ALL
  SELECT tie.* FROM involvement tie
  WHERE about IS NULL AND teams IS NOT NULL AND tie.organisation_id = organisation AND tie.team_id = ANY (teams)
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
  UNION ALL
  SELECT tie.* FROM unnest(about) one CROSS JOIN LATERAL (
    SELECT around.* FROM involvement around WHERE around.family_id = one OFFSET 0) tie  -- one family, by its index
  WHERE tie.organisation_id = organisation AND (teams IS NULL OR tie.team_id IS NULL OR tie.team_id = ANY (teams))
    AND zicht_holds(tie.extent, tie.since, tie.until, which)
$$;

CREATE OR REPLACE FUNCTION zicht_families(which text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS
$$
DECLARE me account%ROWTYPE := zicht_caseworker(); teams varchar[] := zicht_teams_or_all(me); about uuid[] := zicht_about();
BEGIN
  IF me.id IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT tie.family_id FROM zicht_ties(me.organisation_id, teams, which, about) tie;
  IF which IN ('tied', 'open') THEN
    RETURN QUERY SELECT b.family_id FROM broken_glass b WHERE b.account_id = me.id AND now() < b.until
                 AND (about IS NULL OR b.family_id = ANY (about));
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION zicht_askings() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS
$$
DECLARE me account%ROWTYPE := zicht_caseworker(); teams varchar[] := zicht_teams_or_all(me);
BEGIN
  IF me.id IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT tie.request FROM zicht_ties(me.organisation_id, teams, 'asked', zicht_about()) tie
               WHERE tie.request IS NOT NULL;
END
$$;
DROP FUNCTION zicht_ties(varchar, varchar[], text);

-- What each look at a row asks, in PL/pgSQL: that keeps its plan, where SQL makes it anew for every statement.
CREATE OR REPLACE FUNCTION zicht_organisation() RETURNS varchar LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT organisation_id FROM account WHERE id = zicht_account() AND is_active); END $$;

CREATE OR REPLACE FUNCTION zicht_owns_fact(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT 1 FROM fact WHERE id = which AND organisation_id = zicht_organisation()); END $$;

CREATE OR REPLACE FUNCTION zicht_removed() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT r.fact_id FROM removal r; END $$;

CREATE OR REPLACE FUNCTION zicht_asked_families() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT a.family_id FROM asking a WHERE a.id IN (SELECT zicht_askings()); END $$;

CREATE OR REPLACE FUNCTION zicht_asked_persons() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT unnest(f.about) FROM fact f WHERE f.id IN (SELECT zicht_asked_facts()); END $$;

-- Whether a disclosure was for a question that was refused or withdrawn is asked of those that are disclosures, which are few:
-- a list of all that ever lapsed in the region grows with the years.
CREATE FUNCTION zicht_is_lapsed(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT 1 FROM asking WHERE disclosure_id = which AND outcome IN ('refused', 'withdrawn')); END $$;
ALTER POLICY engine_reads ON sharing USING (disclosure_id IS NULL OR NOT zicht_is_lapsed(disclosure_id));
ALTER POLICY not_lapsed ON sharing USING (disclosure_id IS NULL OR NOT zicht_is_lapsed(disclosure_id));
DROP FUNCTION zicht_lapsed();

-- Whether the reader takes part in a collaboration is asked of what was shared with one, and not of all families of a team.
CREATE FUNCTION zicht_takes_part(around uuid, reader varchar) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
BEGIN
  RETURN EXISTS (SELECT 1 FROM participation p WHERE p.organisation_id = reader AND p.family_id = around
                 AND p.since <= zicht_today() AND (p.until IS NULL OR zicht_today() < p.until));
END
$$;

-- Whether a fact of another was shared with the reader by name, or with the collaboration `around` a family (NULL: by name
-- only). What was disclosed for a question that lapsed lets nothing be known.
CREATE FUNCTION zicht_is_told(which uuid, around uuid, reader varchar) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  RETURN EXISTS (SELECT 1 FROM sharing s WHERE s.fact_id = which
                 AND (s.receiver = reader OR (s.receiver = 'together' AND zicht_takes_part(around, reader)))
                 AND (s.disclosure_id IS NULL OR NOT zicht_is_lapsed(s.disclosure_id)));
END
$$;
CREATE OR REPLACE FUNCTION zicht_asked_facts() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$
BEGIN
  RETURN QUERY SELECT f.id FROM fact f JOIN asking_fact l ON l.root = f.root AND l.family_id = f.family_id
    WHERE l.asking_id IN (SELECT zicht_askings())
      AND (f.organisation_id = zicht_organisation() OR zicht_is_told(f.id, NULL, zicht_organisation()))
      AND NOT EXISTS (SELECT 1 FROM removal r WHERE r.fact_id = f.id);
END
$$;

ALTER POLICY sees ON fact USING
  (id NOT IN (SELECT zicht_removed())
   AND ((organisation_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('tied')))
        OR (family_id IN (SELECT zicht_families('open')) AND zicht_is_told(id, family_id, (SELECT zicht_organisation())))));
ALTER POLICY sees ON sharing USING
  (fact_id NOT IN (SELECT zicht_removed())
   AND ((family_id IN (SELECT zicht_families('open'))
         AND (receiver = (SELECT zicht_organisation())
              OR (receiver = 'together' AND zicht_takes_part(family_id, (SELECT zicht_organisation())))))
        OR (family_id IN (SELECT zicht_families('tied')) AND zicht_owns_fact(fact_id))));
ALTER POLICY sees ON disclosure USING
  (family_id IN (SELECT zicht_families('open'))
   AND (sender_id = (SELECT zicht_organisation()) OR receiver = (SELECT zicht_organisation())
        OR (receiver = 'together' AND zicht_takes_part(family_id, (SELECT zicht_organisation())))));
ALTER POLICY invites ON participation WITH CHECK
  (family_id IN (SELECT zicht_families('involved')) AND zicht_is_involved(organisation_id, family_id)
   AND (organisation_id = zicht_organisation() OR zicht_takes_part(family_id, zicht_organisation()))
   AND (NOT zicht_has_participants(family_id) OR zicht_takes_part(family_id, zicht_organisation())));
-- One case for each view: of conditions with OR PostgreSQL makes a search of its own for each, and loses the order of an index.
ALTER POLICY sees ON finding USING
  (CASE WHEN view = (SELECT zicht_organisation()) THEN family_id IN (SELECT zicht_families('open'))
        WHEN view = 'own:' || (SELECT zicht_organisation())
          THEN family_id IN (SELECT zicht_families('signalled')) AND family_id NOT IN (SELECT zicht_families('open'))
        WHEN view = 'together'
          THEN family_id IN (SELECT zicht_families('involved')) AND zicht_takes_part(family_id, (SELECT zicht_organisation()))
        ELSE false END);
DROP FUNCTION zicht_is_told(uuid, varchar, boolean);
DROP FUNCTION zicht_collaborations();

-- Where a team keeps sight now.
CREATE INDEX kept_now ON sight_period (organisation_id, team_id) WHERE upper(period) IS NULL;
