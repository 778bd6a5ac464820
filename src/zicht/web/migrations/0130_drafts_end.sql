-- The night drops what was typed and never recorded, also of who no longer comes there or whose family is closed by now. It sees
-- when a draft was saved, and nothing of what stands in it, of whom, or by whom.
GRANT SELECT (saved_at), DELETE ON draft TO zicht_engine;
CREATE POLICY engine_sees ON draft FOR SELECT TO zicht_engine USING (true);
CREATE POLICY engine_drops ON draft FOR DELETE TO zicht_engine USING (true);
