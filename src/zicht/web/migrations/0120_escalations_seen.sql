-- Whoever may see a handover sees when a step of it was said again, and to whom; one that was withdrawn tells only that.
GRANT SELECT ON handover_escalation TO zicht_app;
CREATE POLICY sees ON handover_escalation FOR SELECT TO zicht_app USING
  (asking IN (SELECT id FROM asking) AND asking NOT IN (SELECT zicht_withdrawn()));
