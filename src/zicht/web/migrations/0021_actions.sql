-- Marks on findings: of the account itself only, and only while the family is open to it.
GRANT SELECT, INSERT, UPDATE, DELETE ON finding_mark TO zicht_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO zicht_app;
ALTER TABLE finding_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON finding_mark TO zicht_app
  USING (account_id = (SELECT zicht_account()) AND family_id IN (SELECT zicht_families('tied')))
  WITH CHECK (account_id = (SELECT zicht_account()) AND family_id IN (SELECT zicht_families('tied')));

-- Who signalled only may also take back what it put in the wrong family (R324).
DROP POLICY removes ON removal;
CREATE POLICY removes ON removal FOR INSERT TO zicht_app WITH CHECK
  ((family_id IN (SELECT zicht_families('involved')) OR family_id IN (SELECT zicht_families('signalled')))
   AND removed_by_id = zicht_account() AND zicht_owns_fact(fact_id));

-- A collaboration is joined by organisations that work with the family; who already takes part asks the others (R318).
CREATE FUNCTION zicht_has_participants(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  SELECT EXISTS (SELECT 1 FROM participation p WHERE p.family_id = which
                 AND p.since <= zicht_today() AND (p.until IS NULL OR zicht_today() < p.until))
$$;
CREATE FUNCTION zicht_is_involved(organisation varchar, which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  SELECT EXISTS (SELECT 1 FROM involvement i WHERE i.family_id = which AND i.organisation_id = organisation
                 AND i.extent = 'involved' AND i.since <= zicht_today()
                 AND (i.until IS NULL OR zicht_today() < i.until))
$$;
DROP POLICY invites ON participation;
CREATE POLICY invites ON participation FOR INSERT TO zicht_app WITH CHECK
  (family_id IN (SELECT zicht_families('involved')) AND zicht_is_involved(organisation_id, family_id)
   AND (organisation_id = zicht_organisation() OR family_id IN (SELECT zicht_collaborations()))
   AND (NOT zicht_has_participants(family_id) OR family_id IN (SELECT zicht_collaborations())));

-- Whether a form of the reader's organisation led to a fact that was taken out since: sent again it adds nothing.
CREATE FUNCTION zicht_form_was_removed(form uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  SELECT EXISTS (SELECT 1 FROM fact f JOIN removal r ON r.fact_id = f.id
                 WHERE f.form_key = form AND f.organisation_id = zicht_organisation())
$$;
