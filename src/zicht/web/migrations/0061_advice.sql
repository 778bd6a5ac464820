-- Advice without a family. Who asked sees it with its team, and whoever was asked; nobody else, and no role that works with no
-- families. What was asked is never changed, and an answer is given once.
GRANT SELECT, INSERT ON advice TO zicht_app;
GRANT UPDATE (received_by_id, received_at, answer, answered_at, withdrawn_at) ON advice TO zicht_app;
ALTER TABLE advice ENABLE ROW LEVEL SECURITY;

-- Whether the reader works in a team, covers for it, or sees the whole organisation; without a team it is everybody's.
CREATE FUNCTION zicht_in_team(which varchar) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS
$$
  SELECT EXISTS (
    SELECT 1 FROM account me WHERE me.id = zicht_account() AND me.is_active
    AND (which IS NULL OR which = me.team_id OR me.roles::text[] && ARRAY['attention_officer', 'team_lead']
         OR which IN (SELECT c.team_id FROM cover c WHERE c.account_id = me.id
                      AND c.since <= zicht_today() AND (c.until IS NULL OR zicht_today() < c.until))))
$$;
CREATE FUNCTION zicht_works_with_families() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT zicht_has_role(ARRAY['professional', 'attention_officer', 'director', 'team_lead', 'safe_home_worker']) $$;

CREATE POLICY asked_it ON advice FOR SELECT TO zicht_app USING
  (zicht_works_with_families() AND asker_id = (SELECT zicht_organisation())
   AND (asked_by_id = (SELECT zicht_account()) OR zicht_in_team(by_team_id)));
CREATE POLICY was_asked ON advice FOR SELECT TO zicht_app USING
  (zicht_works_with_families() AND asked_id = (SELECT zicht_organisation()) AND withdrawn_at IS NULL AND zicht_in_team(team_id));
CREATE POLICY asks ON advice FOR INSERT TO zicht_app WITH CHECK
  (zicht_works_with_families() AND asker_id = (SELECT zicht_organisation()) AND asked_by_id = (SELECT zicht_account())
   AND asked_id <> asker_id AND received_at IS NULL AND answered_at IS NULL AND withdrawn_at IS NULL);
CREATE POLICY answers ON advice FOR UPDATE TO zicht_app USING
  (zicht_works_with_families() AND asked_id = (SELECT zicht_organisation()) AND zicht_in_team(team_id)
   AND withdrawn_at IS NULL AND answered_at IS NULL)
  WITH CHECK (withdrawn_at IS NULL AND asked_id = (SELECT zicht_organisation()) AND received_by_id IS NOT NULL);
CREATE POLICY withdraws ON advice FOR UPDATE TO zicht_app USING
  (zicht_works_with_families() AND asker_id = (SELECT zicht_organisation())
   AND (asked_by_id = (SELECT zicht_account()) OR zicht_in_team(by_team_id)) AND answered_at IS NULL)
  WITH CHECK (answered_at IS NULL AND answer = '' AND asker_id = (SELECT zicht_organisation()));
