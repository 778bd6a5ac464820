-- Beheer. Administrators change organisations, teams, accounts and cover through these functions only: each asks whether it may,
-- and writes down what it changed. An administrator works with no family, and changes nothing about itself.
GRANT SELECT ON rule_change, keeping_change TO zicht_app;
GRANT SELECT ON rule_change TO zicht_engine;
GRANT INSERT ON rule_change TO zicht_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO zicht_app;
ALTER TABLE rule_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE keeping_change ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION zicht_keeps_region() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
  SELECT zicht_has_role(ARRAY['administrator'])
         AND EXISTS (SELECT 1 FROM organisation WHERE id = zicht_organisation() AND keeps_region)
$$;
CREATE FUNCTION zicht_keeps(which varchar) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ SELECT zicht_keeps_region() OR (zicht_has_role(ARRAY['administrator']) AND which = zicht_organisation()) $$;
CREATE FUNCTION zicht_refuse_unless(allowed boolean) RETURNS void LANGUAGE plpgsql AS
$$
BEGIN
  IF allowed IS NOT TRUE THEN
    RAISE EXCEPTION 'this is not kept by the reader' USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;
CREATE FUNCTION zicht_note_change(what_ text, subject_ text, of_organisation text, stands_ jsonb) RETURNS void LANGUAGE sql AS
$$
  INSERT INTO keeping_change (at, account_id, organisation, what, subject, stands)
  VALUES (now(), zicht_account(), of_organisation, what_, subject_, stands_)
$$;

CREATE POLICY reads ON rule_change FOR SELECT TO zicht_app, zicht_engine USING (true);
CREATE POLICY agrees ON rule_change FOR INSERT TO zicht_app WITH CHECK (zicht_keeps_region() AND made_by_id = zicht_account());
CREATE POLICY reads ON keeping_change FOR SELECT TO zicht_app USING (zicht_keeps(organisation));

CREATE FUNCTION zicht_keep_organisation(which varchar, type_ varchar, name_ varchar, telephone_ varchar, delivers_ boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM zicht_refuse_unless(zicht_keeps(which) AND (zicht_keeps_region() OR EXISTS (SELECT 1 FROM organisation WHERE id = which)));
  INSERT INTO organisation (id, type, name, telephone, delivers, keeps_region) VALUES (which, type_, name_, telephone_, delivers_, false)
  ON CONFLICT (id) DO UPDATE SET name = name_, telephone = telephone_, delivers = delivers_;
  PERFORM zicht_note_change('organisation', which, which,
                            jsonb_build_object('type', type_, 'name', name_, 'telephone', telephone_, 'delivers', delivers_));
END
$$;

CREATE FUNCTION zicht_keep_team(which varchar, of_organisation varchar, name_ varchar, telephone_ varchar)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
BEGIN
  PERFORM zicht_refuse_unless(zicht_keeps(of_organisation)
    AND NOT EXISTS (SELECT 1 FROM team WHERE id = which AND organisation_id <> of_organisation));
  INSERT INTO team (id, organisation_id, name, telephone) VALUES (which, of_organisation, name_, telephone_)
  ON CONFLICT (id) DO UPDATE SET name = name_, telephone = telephone_;
  PERFORM zicht_note_change('team', which, of_organisation, jsonb_build_object('name', name_, 'telephone', telephone_));
END
$$;

-- `which` null: a new account. Gives its number.
CREATE FUNCTION zicht_keep_account(which bigint, email_ varchar, name_ varchar, function_ varchar, telephone_ varchar,
                                   of_organisation varchar, team_ varchar, roles_ varchar[], active boolean)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE number bigint := which;
BEGIN
  PERFORM zicht_refuse_unless(zicht_keeps(of_organisation) AND which IS DISTINCT FROM zicht_account()
    AND (which IS NULL OR zicht_keeps((SELECT organisation_id FROM account WHERE id = which)))
    AND (team_ IS NULL OR EXISTS (SELECT 1 FROM team WHERE id = team_ AND organisation_id = of_organisation))
    AND cardinality(roles_) > 0
    AND NOT ('administrator' = ANY (roles_) AND roles_::text[]
             && ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']));
  IF number IS NULL THEN
    INSERT INTO account (password, email, name, function, telephone, organisation_id, team_id, roles, is_active)
    VALUES ('!', email_, name_, function_, telephone_, of_organisation, team_, roles_, active) RETURNING id INTO number;
  ELSE
    UPDATE account SET email = email_, name = name_, function = function_, telephone = telephone_,
      organisation_id = of_organisation, team_id = team_, roles = roles_, is_active = active WHERE id = number;
  END IF;
  PERFORM zicht_note_change('account', number::text, of_organisation,
                            jsonb_build_object('team', team_, 'roles', roles_, 'active', active));
  RETURN number;
END
$$;

CREATE FUNCTION zicht_keep_cover(who bigint, team_ varchar, since_ date, until_ date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE its varchar := (SELECT organisation_id FROM team WHERE id = team_);
BEGIN
  PERFORM zicht_refuse_unless(zicht_keeps(its) AND who IS DISTINCT FROM zicht_account() AND (until_ IS NULL OR since_ < until_)
    AND EXISTS (SELECT 1 FROM account WHERE id = who AND organisation_id = its));
  INSERT INTO cover (account_id, team_id, since, until) VALUES (who, team_, since_, until_);
  PERFORM zicht_note_change('cover', who::text, its, jsonb_build_object('team', team_, 'since', since_, 'until', until_));
END
$$;

CREATE FUNCTION zicht_end_cover(which bigint, day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE its varchar := (SELECT t.organisation_id FROM cover c JOIN team t ON t.id = c.team_id WHERE c.id = which);
BEGIN
  PERFORM zicht_refuse_unless(zicht_keeps(its));
  UPDATE cover SET until = day WHERE id = which;
  PERFORM zicht_note_change('cover', (SELECT account_id::text FROM cover WHERE id = which), its,
                            jsonb_build_object('ended', day, 'team', (SELECT team_id FROM cover WHERE id = which)));
END
$$;

-- A password that somebody has to choose again: the old one and the second factor go, and so does whoever is signed in with them.
CREATE FUNCTION zicht_new_access(which bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE its varchar := (SELECT organisation_id FROM account WHERE id = which);
BEGIN
  PERFORM zicht_refuse_unless(zicht_keeps(its) AND which IS DISTINCT FROM zicht_account());
  UPDATE account SET password = '!' || md5(random()::text) WHERE id = which;
  DELETE FROM mfa_authenticator WHERE user_id = which;
  PERFORM zicht_note_change('access', which::text, its, '{}');
END
$$;

DO $$
DECLARE each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['rule_change', 'keeping_change'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW
                    EXECUTE FUNCTION zicht_refuse_change()', each);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT
                    EXECUTE FUNCTION zicht_refuse_change()', each);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION zicht_note_change(text, text, text, jsonb) FROM PUBLIC;
