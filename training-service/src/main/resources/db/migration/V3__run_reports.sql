-- Whether a run's report is kept, and what a search for hyper-parameters may look at.
ALTER TABLE training_run
    ADD COLUMN reported   boolean NOT NULL DEFAULT false,
    ADD COLUMN validation double precision;
