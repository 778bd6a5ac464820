-- Finding and adding families and persons. Nothing is granted that is not written here.
GRANT SELECT, INSERT ON household, residence, search_key, index_signal TO zicht_app;
GRANT UPDATE (called, address, address_is_secret) ON household TO zicht_app;
GRANT UPDATE (since, until) ON residence TO zicht_app;
GRANT DELETE ON search_key TO zicht_app;
GRANT UPDATE (until) ON index_signal TO zicht_app;
GRANT UPDATE (expected_on) ON person TO zicht_app;
GRANT UPDATE (responsible_id) ON involvement TO zicht_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO zicht_app;
GRANT SELECT ON household, residence, search_key, index_signal, team TO zicht_engine;

DO $$
DECLARE each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['household', 'residence', 'search_key', 'index_signal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY engine_reads ON %I FOR SELECT TO zicht_engine USING (true)', each);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['household', 'residence'] LOOP
    EXECUTE format('CREATE POLICY sees ON %I FOR SELECT TO zicht_app USING (family_id IN (SELECT zicht_families(''open'')))', each);
    EXECUTE format('CREATE POLICY adds ON %I FOR INSERT TO zicht_app
                    WITH CHECK (family_id IN (SELECT zicht_families(''involved'')))', each);
    EXECUTE format('CREATE POLICY mends ON %I FOR UPDATE TO zicht_app USING (family_id IN (SELECT zicht_families(''involved'')))', each);
  END LOOP;
END $$;

-- A key says something about a person: it is seen by whoever sees the person.
CREATE POLICY sees ON search_key FOR SELECT TO zicht_app USING
  (family_id IN (SELECT zicht_families('open'))
   OR (family_id IN (SELECT zicht_families('signalled')) AND zicht_names_person(person_id, family_id)));
CREATE POLICY adds ON search_key FOR INSERT TO zicht_app WITH CHECK (family_id IN (SELECT zicht_families('involved')));
CREATE POLICY renews ON search_key FOR DELETE TO zicht_app USING (family_id IN (SELECT zicht_families('involved')));

-- What ties persons stays within one family: nobody moves somebody of another family into this one.
CREATE FUNCTION zicht_person_is_of(which uuid, around uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM person WHERE id = which AND family_id = around) $$;
CREATE FUNCTION zicht_household_is_of(which uuid, around uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM household WHERE id = which AND family_id = around) $$;
CREATE POLICY of_one_family ON residence AS RESTRICTIVE FOR INSERT TO zicht_app WITH CHECK
  (zicht_person_is_of(person_id, family_id) AND zicht_household_is_of(household_id, family_id));
CREATE POLICY of_one_family ON search_key AS RESTRICTIVE FOR INSERT TO zicht_app WITH CHECK (zicht_person_is_of(person_id, family_id));
CREATE POLICY of_one_family ON relation AS RESTRICTIVE FOR INSERT TO zicht_app WITH CHECK
  (zicht_person_is_of(origin_id, family_id) AND zicht_person_is_of(target_id, family_id));

-- The referral index: the own signals only. What others signal is asked through one function (storage/finding_people.py).
CREATE POLICY sees ON index_signal FOR SELECT TO zicht_app USING
  (organisation_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('open')));
CREATE POLICY signals ON index_signal FOR INSERT TO zicht_app WITH CHECK
  (organisation_id = (SELECT zicht_organisation()) AND made_by_id = (SELECT zicht_account()) AND ground <> '' AND purpose <> ''
   AND since = zicht_today() AND until > since AND family_id IN (SELECT zicht_families('involved')));
CREATE POLICY withdraws ON index_signal FOR UPDATE TO zicht_app USING
  (organisation_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('involved')));

-- Whoever works with a family may bring in another organisation, on a ground, from today.
CREATE POLICY brings_in ON involvement FOR INSERT TO zicht_app WITH CHECK
  (family_id IN (SELECT zicht_families('involved')) AND ground <> '' AND since >= zicht_today());

-- A draft of a form that makes a family has none yet.
DROP POLICY own ON draft;
CREATE POLICY own ON draft TO zicht_app
  USING (account_id = (SELECT zicht_account()) AND (family_id IS NULL OR family_id IN (SELECT zicht_families('tied'))))
  WITH CHECK (account_id = (SELECT zicht_account()) AND (family_id IS NULL OR family_id IN (SELECT zicht_families('tied'))));
