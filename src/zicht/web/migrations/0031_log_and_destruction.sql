-- Looks: written for the own organisation only, sealed, and chained anew by what a look now holds.
-- The hash holds a family by its seal, SHA-256 of salt and id: when the family is destroyed by law, id and salt go, the
-- seal tells nothing any more, and the chain still holds.
DROP POLICY adds ON look;
CREATE POLICY adds ON look FOR INSERT TO zicht_app WITH CHECK
  (account IS NOT DISTINCT FROM (SELECT zicht_account()) AND organisation = coalesce((SELECT zicht_organisation()), ''));

DROP TRIGGER chained ON look;
CREATE OR REPLACE FUNCTION zicht_look_content(row_ look) RETURNS text LANGUAGE sql IMMUTABLE AS
$$
  SELECT concat_ws('|', row_.id, to_char(row_.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                   coalesce(row_.account::text, '-'), row_.organisation, coalesce(nullif(row_.seal, ''), '-'),
                   row_.what, row_.allowed, row_.why, row_.purpose, row_.ground)
$$;
CREATE FUNCTION zicht_seal(salt text, family uuid) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT encode(sha256(convert_to(salt || family::text, 'UTF8')), 'hex') $$;
CREATE OR REPLACE FUNCTION zicht_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM pg_advisory_xact_lock(7513);
  NEW.id := nextval(pg_get_serial_sequence('look', 'id'));
  NEW.salt := CASE WHEN NEW.family IS NULL THEN '' ELSE gen_random_uuid()::text END;
  NEW.seal := CASE WHEN NEW.family IS NULL THEN '' ELSE zicht_seal(NEW.salt, NEW.family) END;
  SELECT hash INTO NEW.previous FROM look ORDER BY id DESC LIMIT 1;
  NEW.previous := coalesce(NEW.previous, '');
  NEW.hash := encode(sha256(convert_to(NEW.previous || zicht_look_content(NEW), 'UTF8')), 'hex');
  RETURN NEW;
END
$$;

-- Before the first release: looks that were written earlier are sealed and chained once more.
ALTER TABLE look DISABLE TRIGGER append_only;
DO $$
DECLARE each look%ROWTYPE; last text := '';
BEGIN
  FOR each IN SELECT * FROM look ORDER BY id LOOP
    IF each.family IS NOT NULL THEN
      each.salt := gen_random_uuid()::text;
      each.seal := zicht_seal(each.salt, each.family);
    END IF;
    each.previous := last;
    each.hash := encode(sha256(convert_to(last || zicht_look_content(each), 'UTF8')), 'hex');
    UPDATE look SET salt = each.salt, seal = each.seal, previous = each.previous, hash = each.hash WHERE id = each.id;
    last := each.hash;
  END LOOP;
END $$;
ALTER TABLE look ENABLE TRIGGER append_only;
CREATE TRIGGER chained BEFORE INSERT ON look FOR EACH ROW EXECUTE FUNCTION zicht_chain();

-- With whom a fact is shared is seen by who recorded it, and by who may read it for that reason; of a fact that was
-- taken out of the family, by nobody.
DROP POLICY sees ON sharing;
CREATE POLICY sees ON sharing FOR SELECT TO zicht_app USING
  (fact_id NOT IN (SELECT zicht_removed())
   AND ((family_id IN (SELECT zicht_families('tied')) AND zicht_owns_fact(fact_id))
        OR (family_id IN (SELECT zicht_families('open'))
            AND (receiver = (SELECT zicht_organisation())
                 OR (receiver = 'together' AND family_id IN (SELECT zicht_collaborations()))))));

-- A fact that was taken out of the family opens nobody's name any more.
CREATE OR REPLACE FUNCTION zicht_names_person(which uuid, around uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  SELECT EXISTS (SELECT 1 FROM fact WHERE family_id = around AND organisation_id = zicht_organisation()
                 AND which = ANY (about) AND id NOT IN (SELECT fact_id FROM removal))
$$;

-- Findings of an organisation are for whom the family is open; who signalled has those that follow from what its
-- organisation recorded itself, so that nothing it may not read can change what it sees.
CREATE POLICY sees ON finding FOR SELECT TO zicht_app USING
  ((view = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('open')))
   OR (view = 'own:' || (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('signalled'))
       AND family_id NOT IN (SELECT zicht_families('open')))
   OR (view = 'together' AND family_id IN (SELECT zicht_families('involved'))
       AND family_id IN (SELECT zicht_collaborations())));
CREATE POLICY sees ON view_state FOR SELECT TO zicht_app USING
  ((view = (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('open')))
   OR (view = 'own:' || (SELECT zicht_organisation()) AND family_id IN (SELECT zicht_families('signalled'))
       AND family_id NOT IN (SELECT zicht_families('open'))));

-- Broken glass: with a reason, from now; told to the privacy officers and team leads of the organisation (R318).
CREATE FUNCTION zicht_colleague(which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT 1 FROM account WHERE id = which AND organisation_id = zicht_organisation()) $$;
DROP POLICY sees ON broken_glass;
CREATE POLICY sees ON broken_glass FOR SELECT TO zicht_app USING
  (account_id = (SELECT zicht_account())
   OR (zicht_has_role(ARRAY['privacy_officer', 'team_lead']) AND zicht_colleague(account_id)));
DROP POLICY breaks ON broken_glass;
CREATE POLICY breaks ON broken_glass FOR INSERT TO zicht_app WITH CHECK
  (account_id = (SELECT zicht_account()) AND reason <> '' AND since < until AND until <= now() + interval '24 hours'
   AND zicht_has_role(ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']));
GRANT SELECT, INSERT ON broken_glass_seen TO zicht_app;
ALTER TABLE broken_glass_seen ENABLE ROW LEVEL SECURITY;
CREATE POLICY sees ON broken_glass_seen FOR SELECT TO zicht_app USING
  (account_id = (SELECT zicht_account()) OR (zicht_has_role(ARRAY['privacy_officer', 'team_lead']) AND zicht_colleague(account_id)));
CREATE POLICY reads ON broken_glass_seen FOR INSERT TO zicht_app WITH CHECK
  (account_id = (SELECT zicht_account()) AND zicht_has_role(ARRAY['privacy_officer', 'team_lead'])
   AND EXISTS (SELECT 1 FROM broken_glass b WHERE b.id = broken_id));

-- Destruction by law: one role, taken on by the owner within one transaction, that can delete and not add or change;
-- of the log it may only take away which family a look was at.
GRANT SELECT, DELETE ON family, person, relation, involvement, participation, broken_glass, broken_glass_seen, fact,
  disclosure, sharing, removal, draft, finding, finding_mark, view_state TO zicht_destroyer;
GRANT SELECT, UPDATE (family, salt) ON look TO zicht_destroyer;
GRANT SELECT, INSERT ON destruction TO zicht_destroyer;
GRANT USAGE ON SEQUENCE destruction_id_seq TO zicht_destroyer;
ALTER TABLE destruction ENABLE ROW LEVEL SECURITY;
DO $$
DECLARE each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['family', 'person', 'relation', 'involvement', 'participation', 'broken_glass',
                              'broken_glass_seen', 'fact', 'disclosure', 'sharing', 'removal', 'draft', 'finding',
                              'finding_mark', 'view_state', 'look', 'destruction'] LOOP
    EXECUTE format('CREATE POLICY destroys ON %I TO zicht_destroyer USING (true) WITH CHECK (true)', each);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION zicht_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  IF current_user = 'zicht_destroyer' AND TG_TABLE_NAME <> 'look' AND TG_TABLE_NAME <> 'destruction'
     AND TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF current_user = 'zicht_destroyer' AND TG_TABLE_NAME = 'look' AND TG_OP = 'UPDATE' THEN
    IF NEW.family IS NULL AND NEW.salt = '' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed or deleted: add a correction or a removal', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON destruction FOR EACH ROW EXECUTE FUNCTION zicht_refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON destruction FOR EACH STATEMENT
  EXECUTE FUNCTION zicht_refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON broken_glass FOR EACH ROW EXECUTE FUNCTION zicht_refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON broken_glass FOR EACH STATEMENT
  EXECUTE FUNCTION zicht_refuse_change();
