-- Schedules of training. Moments that are null never come. A schedule that is due is claimed for a while by the
-- instance that acts on it; what it does then it can do twice without harm.
CREATE TABLE training_schedule (
    schedule_id      text PRIMARY KEY,
    seq              bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    request_id       text UNIQUE,
    model            text NOT NULL,
    seed             bigint NOT NULL,
    parameters       text NOT NULL,
    every_seconds    bigint,
    drift_psi        double precision,
    drift_seconds    bigint,
    auto_promote     boolean NOT NULL,
    paused           boolean NOT NULL DEFAULT false,
    next_run_at      timestamptz,
    next_check_at    timestamptz,
    claimed_until    timestamptz,
    baseline_run_id  text NOT NULL DEFAULT '',
    created_at       timestamptz NOT NULL
);

CREATE INDEX training_schedule_due ON training_schedule (least(next_run_at, next_check_at)) WHERE NOT paused;

-- Why a schedule started a run or did not, and what became of the run. Kept when the schedule is deleted.
CREATE TABLE training_decision (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule_id text NOT NULL,
    decided_at  timestamptz NOT NULL,
    kind        text NOT NULL,
    run_id      text NOT NULL DEFAULT '',
    version     bigint NOT NULL DEFAULT 0,
    words       text NOT NULL
);

CREATE UNIQUE INDEX training_decision_of_run ON training_decision (schedule_id, run_id, kind) WHERE run_id <> '';
CREATE INDEX training_decision_by_schedule ON training_decision (schedule_id, id DESC);
