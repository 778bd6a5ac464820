-- The second wall (R305, R318): what zicht/access/policy.py decides is decided here once more, by the database itself.
-- Nothing is granted that is not written here. The application's role owns no table and cannot bypass these policies.

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO zicht_app, zicht_engine, zicht_destroyer;

-- Counts of sign-in attempts, shared by all processes (Django's database cache).
CREATE TABLE zicht_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX zicht_cache_expires ON zicht_cache (expires);
GRANT SELECT, INSERT, UPDATE, DELETE ON zicht_cache TO zicht_app;

-- Sign-in and sessions are about accounts, not about families.
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session, account_emailaddress, account_emailconfirmation, mfa_authenticator
  TO zicht_app;
GRANT SELECT ON django_content_type, django_migrations TO zicht_app;
-- Roles, organisations, teams and cover are given by the owner: nobody gives them to himself.
GRANT SELECT ON account, organisation, team, cover TO zicht_app;
GRANT UPDATE (last_login, password) ON account TO zicht_app;
GRANT SELECT, INSERT ON family, person, relation, involvement, participation, broken_glass, fact, disclosure, sharing, removal
  TO zicht_app;
GRANT UPDATE (called) ON family TO zicht_app;
GRANT UPDATE (role, name, name_key, born_first, born_last, address, address_key, address_is_secret) ON person TO zicht_app;
GRANT UPDATE (since, until) ON relation TO zicht_app;
GRANT UPDATE (team_id, until, extent, ground, why) ON involvement TO zicht_app;
GRANT UPDATE (until) ON participation TO zicht_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO zicht_app;
GRANT SELECT ON finding, view_state TO zicht_app;
GRANT SELECT, INSERT ON look TO zicht_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO zicht_app;

GRANT SELECT ON organisation, family, person, relation, involvement, participation, broken_glass, fact, sharing, removal
  TO zicht_engine;
GRANT SELECT, INSERT, UPDATE, DELETE ON finding, view_state TO zicht_engine;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO zicht_engine;

-- Who reads, and on which day. Without an account nobody is anybody.
CREATE FUNCTION zicht_account() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('zicht.account', true), '')::bigint $$;

CREATE FUNCTION zicht_today() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('zicht.today', true), '')::date, current_date) $$;

-- These read as the owner, so that a policy may ask what the reader may not see.
CREATE FUNCTION zicht_organisation() RETURNS varchar LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT organisation_id FROM account WHERE id = zicht_account() AND is_active $$;

CREATE FUNCTION zicht_has_role(wanted text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM account WHERE id = zicht_account() AND is_active AND roles::text[] && wanted) $$;

-- The families to which the reader has a tie, as sets: a policy asks once per query, not once per row. `tied` is any tie,
-- `open` involved or broken glass, and the other two by name.
CREATE FUNCTION zicht_families(which text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS
$$
DECLARE me account%ROWTYPE;
BEGIN
  SELECT * INTO me FROM account WHERE id = zicht_account() AND is_active;
  IF me.id IS NULL OR NOT me.roles::text[]
     && ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker'] THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT tie.family_id FROM involvement tie
    WHERE tie.organisation_id = me.organisation_id
      AND (which = 'tied' OR tie.extent = CASE which WHEN 'signalled' THEN 'signalled' ELSE 'involved' END)
      AND tie.since <= zicht_today() AND (tie.until IS NULL OR zicht_today() < tie.until)
      AND (me.roles::text[] && ARRAY['attention_officer', 'team_lead']
           OR tie.team_id IS NULL OR tie.team_id = me.team_id
           OR tie.team_id IN (SELECT c.team_id FROM cover c WHERE c.account_id = me.id
                              AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until)));
  IF which IN ('tied', 'open') THEN
    RETURN QUERY SELECT b.family_id FROM broken_glass b WHERE b.account_id = me.id AND now() < b.until;
  END IF;
END
$$;

-- The families of which the reader's organisation takes part in the collaboration.
CREATE FUNCTION zicht_collaborations() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS
$$
  SELECT p.family_id FROM participation p WHERE p.organisation_id = zicht_organisation()
  AND p.since <= zicht_today() AND (p.until IS NULL OR zicht_today() < p.until)
$$;

CREATE FUNCTION zicht_owns_fact(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM fact WHERE id = which AND organisation_id = zicht_organisation()) $$;

CREATE FUNCTION zicht_receivers(which uuid) RETURNS varchar[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ BEGIN RETURN ARRAY (SELECT receiver FROM sharing WHERE fact_id = which); END $$;

CREATE FUNCTION zicht_removed() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp AS
$$ SELECT fact_id FROM removal $$;

CREATE FUNCTION zicht_names_person(which uuid, around uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  SELECT EXISTS (SELECT 1 FROM fact WHERE family_id = around AND organisation_id = zicht_organisation()
                 AND which = ANY (about))
$$;

-- Each child table of a family opens with the tie to that family.
DO $$
DECLARE each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['family', 'person', 'relation', 'involvement', 'participation', 'broken_glass', 'fact',
                              'disclosure', 'sharing', 'removal', 'draft', 'finding', 'view_state', 'look'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['family', 'person', 'relation', 'involvement', 'participation', 'broken_glass', 'sharing',
                              'removal'] LOOP
    EXECUTE format('CREATE POLICY engine_reads ON %I FOR SELECT TO zicht_engine USING (true)', each);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['finding', 'view_state'] LOOP
    EXECUTE format('CREATE POLICY engine_writes ON %I TO zicht_engine USING (true) WITH CHECK (true)', each);
  END LOOP;
END $$;
CREATE POLICY engine_reads ON fact FOR SELECT TO zicht_engine USING (id NOT IN (SELECT zicht_removed()));

CREATE POLICY sees ON family FOR SELECT TO zicht_app USING (id IN (SELECT zicht_families('tied')));
CREATE POLICY opens ON family FOR INSERT TO zicht_app WITH CHECK
  (zicht_has_role(ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']));
CREATE POLICY calls ON family FOR UPDATE TO zicht_app USING (id IN (SELECT zicht_families('involved')));

CREATE POLICY sees ON person FOR SELECT TO zicht_app USING
  (family_id IN (SELECT zicht_families('open'))
   OR (family_id IN (SELECT zicht_families('signalled')) AND zicht_names_person(id, family_id)));
CREATE POLICY adds ON person FOR INSERT TO zicht_app WITH CHECK (family_id IN (SELECT zicht_families('involved')));
CREATE POLICY mends ON person FOR UPDATE TO zicht_app USING (family_id IN (SELECT zicht_families('involved')));

CREATE POLICY sees ON relation FOR SELECT TO zicht_app USING (family_id IN (SELECT zicht_families('open')));
CREATE POLICY adds ON relation FOR INSERT TO zicht_app WITH CHECK (family_id IN (SELECT zicht_families('involved')));
CREATE POLICY dates ON relation FOR UPDATE TO zicht_app USING (family_id IN (SELECT zicht_families('involved')));

CREATE POLICY sees ON involvement FOR SELECT TO zicht_app USING
  (organisation_id = (SELECT zicht_organisation()) OR family_id IN (SELECT zicht_families('open')));
CREATE POLICY starts ON involvement FOR INSERT TO zicht_app WITH CHECK
  (organisation_id = (SELECT zicht_organisation()) AND ground <> '' AND since >= zicht_today()
   AND zicht_has_role(ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']));
CREATE POLICY ends ON involvement FOR UPDATE TO zicht_app USING
  (organisation_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('involved')));

CREATE POLICY sees ON participation FOR SELECT TO zicht_app USING
  (organisation_id = (SELECT zicht_organisation()) OR family_id IN (SELECT zicht_families('open')));
CREATE POLICY invites ON participation FOR INSERT TO zicht_app WITH CHECK (family_id IN (SELECT zicht_families('involved')));
CREATE POLICY ends ON participation FOR UPDATE TO zicht_app USING
  (family_id IN (SELECT zicht_families('involved')) AND organisation_id = (SELECT zicht_organisation()));

CREATE POLICY sees ON broken_glass FOR SELECT TO zicht_app USING
  (account_id = (SELECT zicht_account())
   OR (zicht_has_role(ARRAY['privacy_officer'])
       AND EXISTS (SELECT 1 FROM account a WHERE a.id = account_id AND a.organisation_id = (SELECT zicht_organisation()))));
CREATE POLICY breaks ON broken_glass FOR INSERT TO zicht_app WITH CHECK
  (account_id = (SELECT zicht_account()) AND until <= now() + interval '24 hours'
   AND zicht_has_role(ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']));

CREATE POLICY sees ON fact FOR SELECT TO zicht_app USING
  (id NOT IN (SELECT zicht_removed())
   AND ((organisation_id = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('tied')))
        OR (family_id IN (SELECT zicht_families('open'))
            AND ((SELECT zicht_organisation()) = ANY (zicht_receivers(id))
                 OR ('together' = ANY (zicht_receivers(id)) AND family_id IN (SELECT zicht_collaborations()))))));
CREATE POLICY records ON fact FOR INSERT TO zicht_app WITH CHECK
  (organisation_id = (SELECT zicht_organisation()) AND recorded_by_id = (SELECT zicht_account())
   AND (family_id IN (SELECT zicht_families('involved')) OR family_id IN (SELECT zicht_families('signalled')))
   AND (corrects_id IS NULL OR zicht_owns_fact(corrects_id)));

CREATE POLICY sees ON disclosure FOR SELECT TO zicht_app USING
  (family_id IN (SELECT zicht_families('open'))
   AND (sender_id = (SELECT zicht_organisation()) OR receiver = (SELECT zicht_organisation())
        OR (receiver = 'together' AND family_id IN (SELECT zicht_collaborations()))));
CREATE POLICY shares ON disclosure FOR INSERT TO zicht_app WITH CHECK
  (sender_id = (SELECT zicht_organisation()) AND made_by_id = (SELECT zicht_account()) AND family_id IN (SELECT zicht_families('involved')));

CREATE POLICY sees ON sharing FOR SELECT TO zicht_app USING
  (family_id IN (SELECT zicht_families('tied'))
   AND (receiver = (SELECT zicht_organisation()) OR (receiver = 'together' AND family_id IN (SELECT zicht_collaborations()))
        OR zicht_owns_fact(fact_id)));
CREATE POLICY shares ON sharing FOR INSERT TO zicht_app WITH CHECK
  (family_id IN (SELECT zicht_families('involved')) AND zicht_owns_fact(fact_id));

CREATE POLICY sees ON removal FOR SELECT TO zicht_app USING
  (family_id IN (SELECT zicht_families('tied')) AND zicht_owns_fact(fact_id));
CREATE POLICY removes ON removal FOR INSERT TO zicht_app WITH CHECK
  (family_id IN (SELECT zicht_families('involved')) AND removed_by_id = (SELECT zicht_account()) AND zicht_owns_fact(fact_id));

CREATE POLICY own ON draft TO zicht_app USING (account_id = (SELECT zicht_account()) AND family_id IN (SELECT zicht_families('tied')))
  WITH CHECK (account_id = (SELECT zicht_account()) AND family_id IN (SELECT zicht_families('tied')));

CREATE POLICY sees ON finding FOR SELECT TO zicht_app USING
  ((view = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('tied')))
   OR (view = 'together' AND family_id IN (SELECT zicht_families('involved')) AND family_id IN (SELECT zicht_collaborations())));
CREATE POLICY sees ON view_state FOR SELECT TO zicht_app USING
  (view = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('tied')));

CREATE POLICY adds ON look FOR INSERT TO zicht_app WITH CHECK (account IS NOT DISTINCT FROM (SELECT zicht_account()));
CREATE POLICY reads ON look FOR SELECT TO zicht_app USING
  (zicht_has_role(ARRAY['privacy_officer']) AND organisation = (SELECT zicht_organisation()));

-- Append-only, for everybody but the role that destroys by law; also for the owner.
CREATE FUNCTION zicht_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  IF current_user = 'zicht_destroyer' AND TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or deleted: add a correction or a removal', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;
DO $$
DECLARE each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['fact', 'disclosure', 'sharing', 'removal', 'look'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW
                    EXECUTE FUNCTION zicht_refuse_change()', each);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT
                    EXECUTE FUNCTION zicht_refuse_change()', each);
  END LOOP;
END $$;

-- The log: each row holds the hash of the one before. The number is given under the lock, so that order and chain agree.
CREATE FUNCTION zicht_look_content(row_ look) RETURNS text LANGUAGE sql IMMUTABLE AS
$$
  SELECT concat_ws('|', row_.id, to_char(row_.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                   coalesce(row_.account::text, '-'), row_.organisation, coalesce(row_.family::text, '-'),
                   row_.what, row_.allowed, row_.why)
$$;
CREATE FUNCTION zicht_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM pg_advisory_xact_lock(7513);
  NEW.id := nextval(pg_get_serial_sequence('look', 'id'));
  SELECT hash INTO NEW.previous FROM look ORDER BY id DESC LIMIT 1;
  NEW.previous := coalesce(NEW.previous, '');
  NEW.hash := encode(sha256(convert_to(NEW.previous || zicht_look_content(NEW), 'UTF8')), 'hex');
  RETURN NEW;
END
$$;
CREATE TRIGGER chained BEFORE INSERT ON look FOR EACH ROW EXECUTE FUNCTION zicht_chain();
