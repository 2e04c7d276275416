-- People as keyed hashes. The key is here and the hashes of those who were in a data set are files: neither alone tells
-- who someone is.
CREATE TABLE subject_key (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    key    bytea NOT NULL
);

CREATE TABLE erased_subject (
    subject   bigint PRIMARY KEY,
    erased_at timestamptz NOT NULL
);

-- Each privacy call, those that were denied too.
CREATE TABLE privacy_audit (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    called_at timestamptz NOT NULL,
    method    text NOT NULL,
    subject   bigint NOT NULL,
    reason    text NOT NULL,
    outcome   text NOT NULL
);
