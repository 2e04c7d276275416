-- A conversation. Its row is locked while anything is written to it.
create table conversation (
  id               uuid primary key,
  shopper_id       varchar(64)  not null,
  state            varchar(32)  not null check (state in ('BOT', 'WAITING_FOR_PERSON', 'CLOSED')),
  slot             varchar(32)  not null,
  created_at       timestamptz  not null,
  last_message_at  timestamptz  not null,
  last_sequence    bigint       not null check (last_sequence >= 0),
  -- SHA-256 of the session token, hexadecimal; the token itself is nowhere.
  token_hash       varchar(64)  not null unique,
  token_expires_at timestamptz  not null
);

-- What was said. `content` is the contract's JSON of text, quick replies, orders and sources.
create table message (
  conversation_id   uuid             not null references conversation (id) on delete cascade,
  sequence          bigint           not null check (sequence >= 1),
  author            varchar(16)      not null check (author in ('SHOPPER', 'BOT', 'AGENT')),
  content           text             not null,
  created_at        timestamptz      not null,
  intent            varchar(64)      not null,
  confidence        double precision not null,
  client_message_id varchar(64),
  reply_to          bigint,
  answered          boolean          not null,
  primary key (conversation_id, sequence)
);

create unique index message_client_id on message (conversation_id, client_message_id)
  where client_message_id is not null;
create index message_reply on message (conversation_id, reply_to) where reply_to is not null;
create index message_unanswered on message (conversation_id, sequence) where not answered;
